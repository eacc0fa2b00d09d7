package io.lapwing.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Values of scalars by YAML's core rules. Dates stay text, since our files say what they are.
final class YamlScalars {
    private YamlScalars() {}

    static JsonNode value(ScalarNode scalar) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (Tag.NULL.equals(tag)) {
            return nodes.nullNode();
        }
        if (Tag.BOOL.equals(tag)) {
            return nodes.booleanNode(
                    "true".equalsIgnoreCase(text) || "yes".equalsIgnoreCase(text) || "on".equalsIgnoreCase(text));
        }
        if (Tag.INT.equals(tag) && text.matches("[-+]?[0-9]+")) {
            return nodes.numberNode(new BigInteger(text));
        }
        if (Tag.FLOAT.equals(tag) && text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?")) {
            return nodes.numberNode(new BigDecimal(text));
        }
        return nodes.textNode(text);
    }
}
