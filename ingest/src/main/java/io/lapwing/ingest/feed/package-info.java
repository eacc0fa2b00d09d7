/// Bytes to entries: RSS, Atom, RDF and JSON Feed behind one reader.
@NullMarked
package io.lapwing.ingest.feed;

import org.jspecify.annotations.NullMarked;
