package io.lapwing.cli.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads labelled reports, one JSON object a line.
public final class LabelledFile {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new JavaTimeModule())
            .build();

    private LabelledFile() {}

    /// Reads a file.
    ///
    /// @throws ConfigException naming every line that cannot be read
    public static List<LabelledReport> read(Path path) {
        return read(path, LabelledReport.class);
    }

    /// Reads a file of labelled things of a kind.
    ///
    /// @param type what each line holds
    /// @throws ConfigException naming every line that cannot be read
    public static <T> List<T> read(Path path, Class<T> type) {
        ObjectReader reader = MAPPER.readerFor(type);
        var reports = new ArrayList<T>();
        var problems = new ArrayList<Problem>();
        List<String> lines = lines(path);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                reports.add(reader.readValue(lines.get(i)));
            } catch (JsonProcessingException e) {
                problems.add(new Problem(path.toString(), i + 1, 1, "", e.getOriginalMessage()));
            }
        }
        if (reports.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.of(path.toString(), "", "holds no labelled report"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return reports;
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (NoSuchFileException e) {
            throw new ConfigException(List.of(Problem.of(path.toString(), "", "there is no such file")));
        } catch (MalformedInputException e) {
            throw new ConfigException(List.of(Problem.of(path.toString(), "", "is not UTF-8 text")));
        } catch (IOException e) {
            throw new ConfigException(List.of(Problem.of(path.toString(), "", "cannot be read: " + e.getMessage())));
        }
    }
}
