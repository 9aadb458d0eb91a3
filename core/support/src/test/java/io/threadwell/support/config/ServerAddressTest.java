package io.threadwell.support.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    private static List<String> problems(String address) {
        return ServerAddress.problems("server", URI.create(address), "https://crm.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example.com",
                "https://example.com:8443/crm/",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "http://[::1]:8080"
            })
    void a_good_address_has_no_problem(String address) {
        assertThat(problems(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://crm.example.com, must be https",
        "ftp://crm.example.com, must be https",
        "https://user@crm.example.com, host and path alone",
        "https://crm.example.com/?a=b, host and path alone",
        "https://crm.example.com/#top, host and path alone",
        "crm.example.com, must be an address"
    })
    void each_problem_is_told(String address, String problem) {
        assertThat(problems(address)).singleElement().asString().contains("server ", problem);
    }

    @Test
    void a_missing_one_is_told_with_an_example() {
        assertThat(ServerAddress.problems("server", null, "https://crm.example.com"))
                .containsExactly("server is missing: give the server's address, such as https://crm.example.com");
    }

    @Test
    void slashes_at_the_end_do_not_count() {
        assertThat(ServerAddress.bare(URI.create("https://crm.example.com/crm//")))
                .isEqualTo(URI.create("https://crm.example.com/crm"));
    }
}
