/// .NET: NuGet.
@NullMarked
package dev.lockstep.sca.format.dotnet;

import org.jspecify.annotations.NullMarked;
