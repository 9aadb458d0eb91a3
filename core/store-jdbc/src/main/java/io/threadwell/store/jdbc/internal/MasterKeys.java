package io.threadwell.store.jdbc.internal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Where the keys come from that tokens are encrypted with. */
final class MasterKeys {
    private static final int RAW_BYTES = 32;

    private final Supplier<List<String>> source;

    private MasterKeys(Supplier<List<String>> source) {
        this.source = source;
    }

    /**
     * @param keys the newest first; each 32 bytes or a Tink keyset as JSON, in Base64
     * @throws InvalidRequest when one is neither
     */
    static MasterKeys of(List<String> keys) {
        List<String> kept = List.copyOf(keys);
        if (!kept.stream().allMatch(MasterKeys::looksRight)) {
            throw unreadable();
        }
        return new MasterKeys(() -> kept);
    }

    /** Without the cryptography, which takes long to load and is not needed by every store. */
    private static boolean looksRight(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key.strip());
            return bytes.length == RAW_BYTES || (bytes.length > RAW_BYTES && bytes[0] == '{');
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static InvalidRequest unreadable() {
        return new InvalidRequest(
                "a master key is 32 bytes or a Tink keyset as JSON, in Base64; one of those given is not");
    }

    /** No key; an error that says so when a token is first stored or read. */
    static MasterKeys none() {
        return new MasterKeys(() -> {
            throw new InvalidRequest("tokens are stored encrypted: give the store a master key, for instance in the"
                    + " environment variable THREADWELL_MASTER_KEY (32 random bytes in Base64), the same on all nodes");
        });
    }

    /** A key in a file that only its owner can read, made when it is not there. */
    static MasterKeys inFile(Path file) {
        return new MasterKeys(() -> List.of(readOrMake(file)));
    }

    List<Aead> load() {
        try {
            List<Aead> aeads = new ArrayList<>();
            for (String key : source.get()) {
                aeads.add(keyset(key).getPrimitive(AeadConfig2026.get(), Aead.class));
            }
            return aeads;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static KeysetHandle keyset(String key) throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(key.strip());
        return bytes.length == RAW_BYTES
                ? raw(bytes)
                : TinkJsonProtoKeysetFormat.parseKeyset(
                        new String(bytes, StandardCharsets.UTF_8), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    }

    @AccessesPartialKey
    private static KeysetHandle raw(byte[] bytes) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(RAW_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build();
    }

    private static String readOrMake(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Unavailable("the master key file beside the database can be neither read nor made", e);
        }
    }

    /** Written aside and then named, so that a crash leaves a whole key or none. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[RAW_BYTES];
        new SecureRandom().nextBytes(key);
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path unfinished = Files.createTempFile(directory, ".master", ".key", ownerOnly(directory));
        Files.writeString(unfinished, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.SYNC);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
        if (!Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
    }
}
