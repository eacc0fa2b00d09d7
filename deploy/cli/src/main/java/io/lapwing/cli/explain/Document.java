package io.lapwing.cli.explain;

/// Something to explain.
///
/// @param source the argument that it comes from
/// @param title its title; may hold markup, may be empty
/// @param body its body; may hold markup, may be empty
public record Document(String source, String title, String body) {}
