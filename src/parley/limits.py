"""The bound of every loop, queue, text and message, in one place.

A bound is a promise to the other parties too: what one node takes, every node
takes. Changing one that is checked in `model` changes which statements are
understood, and so is a change of format.
"""

# Words
MAX_ID_CHARS = 64
MAX_LABEL_CHARS = 200
MAX_WORDS_CHARS = 4_000

# Shapes
MAX_VERTICES = 2_000
MAX_HOLES = 64
MAX_VOLUMES = 64
MAX_CORNERS = 6_000  # of all volumes of a notice together: judging takes their product
MAX_RADIUS_MM = 2_000_000_000
MIN_HEIGHT_MM = -1_000_000
MAX_HEIGHT_MM = 100_000_000_000
MAX_INSTANT_MS = 253_402_300_799_999  # 9999-12-31T23:59:59.999Z

# The line
MAX_PARAMETERS = 16
MAX_QUOTES = 16
MAX_DESKS = 64
MAX_UNITS = 64
MAX_SEEN = 256
MAX_ROSTER = 256
MAX_PEOPLE = 16
MAX_CHECK_INS = 64
MAX_SERVICES = 32
MAX_UNIT_CODES = 4_096  # of a node at a time
MAX_WRONG_CODES = 60  # in a minute of the node's clock
MAX_SESSIONS = 4_096  # of a node at a time
MAX_SESSION_LINKS = 1_024
MAX_PASSKEYS = 4_096

# Agreements
MAX_MEMBERS = 32
MAX_ADDRESSEES = 32
MAX_ANNEXES = 32
MAX_REGIONS = 256
MAX_RELAYS = 32

# Bytes
MAX_STATEMENT_BYTES = 512 * 1024
MAX_PAYLOAD_BYTES = 500 * 1024  # of what is stated here; header and signature take under 12 KiB
MAX_ANNEX_BYTES = 8 * 1024 * 1024
MAX_NOTE_BYTES = 16 * 1024
MAX_BUNDLE_BYTES = 256 * 1024 * 1024
MAX_PACKET_ENTRIES = 512
MAX_PACKET_BYTES = 4 * 1024 * 1024
MAX_REQUEST_BYTES = 16 * 1024 * 1024

# Queues
MAX_INBOX = 10_000
MAX_BATCH_INPUTS = 256
MAX_STREAM_BACKLOG = 10_000

# Evidence
MAX_PROOFS = 16  # Against one log; the first says all, and the rest only what was signed beside.

# Reports
MAX_FSCK_FINDINGS = 1_000
