/// A real broker for tests of any module.
package io.lapwing.runtime.testing;
