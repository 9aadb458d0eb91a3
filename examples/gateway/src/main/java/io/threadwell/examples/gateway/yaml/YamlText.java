package io.threadwell.examples.gateway.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads YAML into sections that know their lines. Every scalar is text to begin with, so that an id of digits keeps its zeros. */
public final class YamlText {
    private static final Pattern BARE_VARIABLE = Pattern.compile("[{\\[,].*[:,\\[]\\s*\\$\\{");

    private YamlText() {}

    /** @throws InvalidConfiguration when it is not YAML, or not a mapping */
    public static Section root(String yaml, Reading reading) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setLabel("configuration")
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(yaml);
            if (root.orElse(null) instanceof MappingNode mapping) {
                return Section.of("", Problems.NO_LINE, mapping, reading);
            }
            throw new InvalidConfiguration(
                    List.of("the file is empty, or has no sections; gateway.example.yaml shows one"));
        } catch (MarkedYamlEngineException bad) {
            throw new InvalidConfiguration(List.of(told(yaml, bad)));
        } catch (YamlEngineException bad) {
            throw new InvalidConfiguration(List.of("this is not YAML: " + bad.getMessage()));
        }
    }

    private static String told(String yaml, MarkedYamlEngineException bad) {
        return bad.getProblemMark()
                .or(bad::getContextMark)
                .map(mark -> "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": "
                        + bad.getProblem() + hint(yaml, mark.getLine()))
                .orElse("this is not YAML: " + bad.getProblem());
    }

    /** What is often behind a syntax error. */
    private static String hint(String yaml, int line) {
        String text = yaml.lines().skip(line).findFirst().orElse("");
        boolean inBraces = BARE_VARIABLE.matcher(text).find();
        return inBraces ? "; between { } and [ ] a variable needs quotes: \"${NAME}\"" : "";
    }
}
