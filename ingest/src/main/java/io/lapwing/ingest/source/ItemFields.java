package io.lapwing.ingest.source;

import org.jspecify.annotations.Nullable;

/// Where the items of an API's answer are, and where each item has what. All paths but `items` begin at one item.
///
/// @param items path to the items, or to the list of them
/// @param id the item's own identifier
/// @param title its title
/// @param url its address, or what `urlTemplate` makes an address of
/// @param urlTemplate address with `{value}` where the value at `url` goes
/// @param date when it was published
/// @param dateForm how dates are written
/// @param body its text; may hold markup
/// @param author who wrote it
/// @param language BCP 47 tag
/// @param publisher who published it first, where the source gathers what others publish
public record ItemFields(
        ItemPath items,
        @Nullable ItemPath id,
        @Nullable ItemPath title,
        @Nullable ItemPath url,
        @Nullable String urlTemplate,
        @Nullable ItemPath date,
        DateForm dateForm,
        @Nullable ItemPath body,
        @Nullable ItemPath author,
        @Nullable ItemPath language,
        @Nullable ItemPath publisher) {
    /// What stands in an address template for the value.
    public static final String VALUE = "{value}";
}
