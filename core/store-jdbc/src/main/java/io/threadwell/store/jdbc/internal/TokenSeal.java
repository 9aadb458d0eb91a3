package io.threadwell.store.jdbc.internal;

import com.google.crypto.tink.Aead;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Facts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts tokens, each bound to its account, so that one moved to another account's row cannot be opened there. The first
 * key closes, every key opens. The cryptography is loaded at the first token, because that takes a noticeable part of a start.
 */
final class TokenSeal {
    private final MasterKeys keys;
    private volatile @Nullable List<Aead> loaded;

    TokenSeal(MasterKeys keys) {
        this.keys = keys;
    }

    byte[] close(AccountId account, Token token) {
        try {
            return aeads().get(0).encrypt(write(token), bound(account));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token of " + account + " cannot be encrypted", e);
        }
    }

    Token open(AccountId account, byte[] cipher) {
        return tryOpen(account, cipher)
                .orElseThrow(() -> new ReauthorizationRequired("no master key opens the token of " + account
                        + "; give the key that it was stored with, or authorise the account anew"));
    }

    /** The token; empty when no key opens it. */
    Optional<Token> tryOpen(AccountId account, byte[] cipher) {
        return aeads().stream()
                .map(aead -> plain(aead, account, cipher))
                .filter(plain -> plain.length > 0)
                .findFirst()
                .map(TokenSeal::read);
    }

    /** What is behind the cipher; nothing when it was closed with another key. */
    private static byte[] plain(Aead aead, AccountId account, byte[] cipher) {
        try {
            return aead.decrypt(cipher, bound(account));
        } catch (GeneralSecurityException e) {
            return new byte[0];
        }
    }

    private List<Aead> aeads() {
        List<Aead> known = loaded;
        if (known == null) {
            synchronized (this) {
                known = loaded;
                if (known == null) {
                    known = keys.load();
                    loaded = known;
                }
            }
        }
        return known;
    }

    private static byte[] bound(AccountId account) {
        return account.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] write(Token token) {
        Map<String, String> facts = new Facts()
                .put("access", token.access())
                .put("refresh", token.refresh())
                .put("expiresAt", token.expiresAt())
                .putAll("scopes", token.scopes())
                .put("attributes", Facts.write(token.attributes()))
                .map();
        return Facts.write(facts).getBytes(StandardCharsets.UTF_8);
    }

    private static Token read(byte[] plain) {
        Map<String, String> facts = Facts.read(new String(plain, StandardCharsets.UTF_8));
        String expiresAt = facts.get("expiresAt");
        String scopes = facts.get("scopes");
        return new Token(
                Objects.requireNonNull(facts.get("access"), "access"),
                facts.get("refresh"),
                expiresAt == null ? null : Instant.parse(expiresAt),
                scopes == null ? Set.of() : Set.of(scopes.split("\n")),
                Facts.read(Objects.requireNonNullElse(facts.get("attributes"), "")));
    }
}
