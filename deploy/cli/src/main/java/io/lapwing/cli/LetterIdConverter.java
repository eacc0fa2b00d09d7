package io.lapwing.cli;

import io.lapwing.cli.deadletters.LetterId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads ids of dead letters.
final class LetterIdConverter implements ITypeConverter<LetterId> {
    @Override
    public LetterId convert(String value) {
        try {
            return LetterId.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
