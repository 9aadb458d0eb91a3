package io.threadwell.support.http;

import io.threadwell.api.error.Unavailable;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that is read message by message. No more than {@value #AHEAD} are taken from the network before they are read, so that a
 * slow reader slows the sender and does not fill this program. Used by one thread; only {@link #close} may be called from another.
 */
public final class LiveSocket implements AutoCloseable {
    private static final int AHEAD = 256;
    private static final int LARGEST = 8 << 20;

    /** Messages; an empty one is the end. */
    private final BlockingQueue<Optional<byte[]>> queue = new LinkedBlockingQueue<>();

    private volatile String end = "it was closed";
    private final WebSocket socket;

    private LiveSocket(HttpClient client, URI address, Duration patience) {
        this.socket = client.newWebSocketBuilder()
                .connectTimeout(patience)
                .buildAsync(address, new Reader())
                .join();
        socket.request(AHEAD);
    }

    static LiveSocket open(HttpClient client, URI address, Duration patience) {
        try {
            return new LiveSocket(client, address, patience);
        } catch (CompletionException refused) {
            throw new Unavailable("no live connection to " + address.getHost(), refused.getCause());
        }
    }

    /**
     * The next message; empty when none came in the time.
     *
     * @throws Unavailable when the connection is over
     */
    public Optional<byte[]> next(Duration atMost) {
        Optional<byte[]> arrived;
        try {
            arrived = queue.poll(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the wait was interrupted", stopped);
        }
        if (arrived == null) {
            return Optional.empty();
        }
        if (arrived.isEmpty()) {
            queue.add(arrived);
            throw new Unavailable("the live connection is over: " + end);
        }
        socket.request(1);
        return arrived;
    }

    private void end(String why) {
        end = why;
        queue.add(Optional.empty());
    }

    /** Ends the connection and a wait that is under way. */
    @Override
    public void close() {
        end("it was closed here");
        socket.abort();
    }

    private final class Reader implements WebSocket.Listener {
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

        @Override
        public void onOpen(WebSocket opened) {
            // messages are asked for when there is somebody to read them
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            return part(from, text.toString().getBytes(StandardCharsets.UTF_8), last);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            return part(from, bytes, last);
        }

        private @Nullable CompletionStage<?> part(WebSocket from, byte[] bytes, boolean last) {
            parts.writeBytes(bytes);
            if (parts.size() > LARGEST) {
                end("a message is too large");
                from.abort();
            } else if (last) {
                queue.add(Optional.of(parts.toByteArray()));
                parts.reset();
            } else {
                from.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end("the other side closed it with " + code);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end(error.getClass().getSimpleName());
        }
    }
}
