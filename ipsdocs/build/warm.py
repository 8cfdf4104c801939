"""What the fork server imports once for all workers. Importing this module does it."""

from __future__ import annotations

from ipsdocs.output import imports

imports.engine("ipsdocs.build.produce")
