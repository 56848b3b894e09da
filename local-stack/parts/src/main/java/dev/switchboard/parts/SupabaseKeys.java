package dev.switchboard.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** API keys as a Supabase project has them: a JSON web token (HS256) for each role. */
public final class SupabaseKeys {
    private final String jwtSecret;

    private SupabaseKeys(String jwtSecret) {
        this.jwtSecret = jwtSecret;
    }

    /**
     * Returns the keys of the project that lives in a data folder; the same ones as long as the folder is there.
     *
     * @param dataFolder the folder that {@link PostgresPart} was given
     */
    public static SupabaseKeys of(Path dataFolder) {
        return new SupabaseKeys(LocalSecrets.in(dataFolder).jwtSecret());
    }

    /** Returns the key of the public, who may do nothing here. */
    public String anon() {
        return tokenFor("anon");
    }

    /** Returns the key of the workers, which passes row-level security. */
    public String serviceRole() {
        return tokenFor("service_role");
    }

    /**
     * Returns a token that acts as the given database role; for the {@code Authorization} header, beside an
     * {@code apikey} that the gateway knows.
     */
    public String tokenFor(String role) {
        // fixed dates: the same secret gives the same key, whenever it is asked
        return sign("{\"iss\":\"supabase\",\"role\":\"" + role + "\",\"iat\":1735689600,\"exp\":4102444800}");
    }

    private String sign(String claims) {
        String unsigned =
                base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(jwtSecret.getBytes(UTF_8), "HmacSHA256"));
            return unsigned + "." + base64(mac.doFinal(unsigned.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
