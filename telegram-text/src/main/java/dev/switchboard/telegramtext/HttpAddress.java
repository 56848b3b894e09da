package dev.switchboard.telegramtext;

import java.net.Inet6Address;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes addresses apart (TDLib, HttpUrl.cpp, parse_url). */
final class HttpAddress {
    private static final Pattern OWN_SCHEME = Pattern.compile("^(tg|ton|tonsite):(//)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern PROTOCOL = Pattern.compile("^([^:/?#@\\[\\]]*)://");
    private static final Pattern PORT = Pattern.compile(":([^:@\\]]*)$");
    /** Beside letters and digits (RFC 3986). */
    private static final String ALLOWED = ".-_!$,~*'();&+=";

    private HttpAddress() {}

    static LinkCheck check(String address) {
        Matcher own = OWN_SCHEME.matcher(address);
        if (!own.find()) {
            return check(address, false);
        }
        return checkOwn(MarkupSource.asciiLower(own.group(1)), address.substring(own.end()));
    }

    private static LinkCheck checkOwn(String scheme, String rest) {
        LinkCheck checked = check(rest, true);
        if (!(checked instanceof LinkCheck.Good(String url))) {
            return checked;
        }
        String wrong = "Wrong " + (scheme.equals("tg") ? "tg" : "ton") + " URL";
        if (PROTOCOL.matcher(rest).find()) {
            return new LinkCheck.Bad(wrong);
        }
        String bare = url.substring("http://".length());
        int slash = bare.indexOf('/');
        String host = bare.substring(0, slash);
        String query = bare.substring(slash);
        if (host.indexOf('@') >= 0 || host.indexOf(':') >= 0) {
            return new LinkCheck.Bad(wrong);
        }
        if (!host.matches(scheme.equals("tonsite") ? "[A-Za-z0-9_.-]*" : "[A-Za-z0-9_-]*")) {
            return new LinkCheck.Bad("Unallowed characters in URL host");
        }
        return new LinkCheck.Good(scheme + "://" + host + (query.startsWith("/?") ? query.substring(1) : query));
    }

    private static LinkCheck check(String address, boolean own) {
        Matcher protocol = PROTOCOL.matcher(address);
        String scheme = protocol.find() ? MarkupSource.asciiLower(protocol.group(1)) : "";
        if (protocol.hasMatch() && !scheme.equals("http") && !scheme.equals("https")) {
            return new LinkCheck.Bad("Unsupported URL protocol");
        }
        String rest = protocol.hasMatch() ? address.substring(protocol.end()) : address;
        int authorityEnd = authorityEnd(rest);
        String authority = rest.substring(0, authorityEnd);
        Matcher port = PORT.matcher(authority);
        String shownPort = "";
        if (port.find() && port.start() > 0) {
            shownPort = port.group(1).replaceFirst("^0+(?=.)", "");
            if (!shownPort.matches("[1-9][0-9]{0,4}") || Integer.parseInt(shownPort) > 65_535) {
                return new LinkCheck.Bad("Wrong port number specified in the URL");
            }
            authority = authority.substring(0, port.start());
            shownPort = ":" + shownPort;
        }
        int at = authority.lastIndexOf('@');
        String userinfo = authority.substring(0, Math.max(at, 0));
        String host = MarkupSource.asciiLower(authority.substring(at + 1));
        boolean ipv6 = host.startsWith("[") && host.endsWith("]");
        String wrong = wrongWith(userinfo, host, ipv6);
        if (!wrong.isEmpty()) {
            return new LinkCheck.Bad(wrong);
        }
        if (!own && host.indexOf('.') < 0 && !ipv6) {
            return new LinkCheck.Bad("Wrong HTTP URL");
        }
        return new LinkCheck.Good((scheme.isEmpty() ? "http" : scheme) + "://"
                + (userinfo.isEmpty() ? "" : userinfo + "@") + host + shownPort + path(rest.substring(authorityEnd)));
    }

    private static int authorityEnd(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String wrongWith(String userinfo, String host, boolean ipv6) {
        if (host.isEmpty()) {
            return "URL host is empty";
        }
        if (host.equals(".")) {
            return "Host is invalid";
        }
        if (ipv6) {
            return isIpv6(host) ? "" : "Wrong IPv6 address specified in the URL";
        }
        String wrong = wrongPart(host, "host", ALLOWED);
        return wrong.isEmpty() ? wrongPart(userinfo, "userinfo", ALLOWED + ":") : wrong;
    }

    private static String wrongPart(String part, String name, String allowed) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '%') {
                if (!part.substring(i + 1, Math.min(i + 3, part.length())).matches("[0-9A-Fa-f]{2}")) {
                    return "Wrong percent-encoded symbol in URL " + name;
                }
                i += 2;
            } else if (c < 128 && !MarkupSource.isAsciiLetterOrDigit(c) && allowed.indexOf(c) < 0) {
                return "Disallowed character in URL " + name;
            }
        }
        return "";
    }

    private static boolean isIpv6(String host) {
        try {
            Inet6Address.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static String path(String rest) {
        int end = rest.length();
        while (end > 0 && MarkupSource.isSpace(rest.charAt(end - 1))) {
            end--;
        }
        StringBuilder encoded = new StringBuilder(rest.startsWith("/") ? "" : "/");
        for (int i = 0; i < end; i++) {
            char c = rest.charAt(i);
            encoded.append(c <= ' ' ? "%%%02X".formatted((int) c) : c);
        }
        return encoded.toString();
    }
}
