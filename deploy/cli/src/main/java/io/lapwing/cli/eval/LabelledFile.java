package io.lapwing.cli.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(LabelledReport.class);

    private LabelledFile() {}

    /// Reads a file.
    ///
    /// @throws ConfigException naming every line that cannot be read
    public static List<LabelledReport> read(Path path) {
        var reports = new ArrayList<LabelledReport>();
        var problems = new ArrayList<Problem>();
        List<String> lines = lines(path);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                reports.add(READER.readValue(lines.get(i)));
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
