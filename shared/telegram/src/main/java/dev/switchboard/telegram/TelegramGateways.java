package dev.switchboard.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;

/**
 * Makes the gateways of any number of bots over one HTTP client, so that they share its connections.
 *
 * <p>Safe to share between threads. A gateway costs next to nothing: make one a job, or keep it.
 */
public final class TelegramGateways implements AutoCloseable {
    /** More than a process has slots: a call must never wait in OkHttp's own queue, where its time does not run. */
    private static final int MAX_CALLS = 1_024;

    private static final int IDLE_CONNECTIONS = 64;
    private static final Duration IDLE_TIME = Duration.ofMinutes(1);

    private final TelegramUrl url;
    private final Duration timeout;
    private final ObjectMapper json = JsonMapper.builder().build();
    private final OkHttpClient http;

    public TelegramGateways(TelegramSettings settings) {
        this.url = telegramUrl(settings.apiUrl());
        this.timeout = settings.timeout();
        this.http = httpClient(settings.timeout());
    }

    /** Returns the gateway of one bot. */
    public TelegramGateway of(long botId, Secret token) {
        var client = new OkHttpTelegramClient(json, http, token.reveal(), url);
        return new TelegramBotsGateway(botId, token, client, timeout);
    }

    /** Cancels the calls that run, and closes the connections. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static OkHttpClient httpClient(Duration timeout) {
        var dispatcher = new Dispatcher(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("telegram-call-", 0).factory()));
        dispatcher.setMaxRequests(MAX_CALLS);
        dispatcher.setMaxRequestsPerHost(MAX_CALLS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_TIME.toMillis(), TimeUnit.MILLISECONDS))
                // the one limit is on the whole call: the others would let a dripping answer go on for ever
                .callTimeout(timeout)
                // a connection that takes longer leaves an answer too little time
                .connectTimeout(timeout.dividedBy(2))
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .addInterceptor(new SendOnce())
                .addNetworkInterceptor(SendOnce.DEPARTURE)
                .followRedirects(false)
                .build();
    }

    private static TelegramUrl telegramUrl(URI uri) {
        int port = uri.getPort();
        if (port < 0) {
            port = uri.getScheme().equals("https") ? 443 : 80;
        }
        return TelegramUrl.builder()
                .schema(uri.getScheme())
                .host(uri.getHost())
                .port(port)
                .build();
    }
}
