package io.lapwing.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A YAML file as a tree of values that knows the line of each key.
public final class YamlDocument {
    private static final int MAX_CODE_POINTS = 64 * 1024 * 1024;

    private final String file;
    private final String text;
    private final JsonNode root;
    private final Map<String, Mark> places = new HashMap<>();

    private YamlDocument(String file, String text) {
        this.file = file;
        this.text = text;
        Node node = compose();
        this.root = node == null ? JsonNodeFactory.instance.objectNode() : value("", node);
    }

    /// Reads a document.
    ///
    /// @param file its name, for messages
    /// @param text its text
    /// @throws ConfigException if it is not YAML, or a key stands twice in one mapping
    public static YamlDocument parse(String file, String text) {
        try {
            return new YamlDocument(file, text);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            int line = mark == null ? 0 : mark.getLine() + 1;
            int column = mark == null ? 0 : mark.getColumn() + 1;
            throw new ConfigException(
                    List.of(new Problem(file, line, column, "", "is not well-formed YAML: " + e.getProblem())));
        }
    }

    /// What a failed read came from, in a few words.
    static String cause(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    }

    /// The file's name.
    public String file() {
        return file;
    }

    /// The text it was read from.
    String text() {
        return text;
    }

    /// Its value as a tree.
    public JsonNode root() {
        return root;
    }

    /// Whether it has a value under this key, such as `rules[2].severity`.
    public boolean has(String key) {
        return places.containsKey(key);
    }

    /// A problem at the place of a key, or of the nearest key around it.
    public Problem problem(String key, String message) {
        String at = key;
        while (!at.isEmpty() && !places.containsKey(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        Mark mark = places.get(at);
        return mark == null
                ? Problem.of(file, key, message)
                : new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, key, message);
    }

    private Node compose() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MAX_CODE_POINTS);
        var yaml = new Yaml(new SafeConstructor(options));
        yaml.load(text); // refuses duplicate keys, which composing alone lets pass
        return yaml.compose(new StringReader(text));
    }

    private JsonNode value(String key, Node node) {
        places.putIfAbsent(key, node.getStartMark());
        return switch (node) {
            case MappingNode mapping -> mapping(key, mapping);
            case SequenceNode sequence -> {
                var array = JsonNodeFactory.instance.arrayNode();
                for (Node element : sequence.getValue()) {
                    array.add(value(key + "[" + array.size() + "]", element));
                }
                yield array;
            }
            case ScalarNode scalar -> YamlScalars.value(scalar);
            default -> throw new IllegalStateException("unexpected YAML node " + node.getNodeId());
        };
    }

    private JsonNode mapping(String key, MappingNode mapping) {
        var object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            String name = ((ScalarNode) entry.getKeyNode()).getValue();
            String inner = key.isEmpty() ? name : key + "." + name;
            places.put(inner, entry.getKeyNode().getStartMark());
            object.set(name, value(inner, entry.getValueNode()));
        }
        return object;
    }
}
