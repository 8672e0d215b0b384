"""The dependency table: which room may include which, and which library goes where.

The same table, in words, stands in core/README.md; the CMake lists repeat it as USES.
"""

# room: rooms it may include, besides core/base and itself. "*" is every room of core but sources.
ROOMS = {
    "core/base": [],
    "core/crypto": [],
    "core/wire": ["core/crypto"],
    "core/dns": [],
    "core/swim": ["core/wire"],
    "core/serf": ["core/wire", "core/swim", "core/crypto"],
    "core/rpc": ["core/wire", "core/link"],
    "core/link": [],
    "core/agent": ["core/wire", "core/crypto", "core/swim", "core/serf", "core/link"],
    "core/catalog": ["core/link"],
    "core/diagnosis": ["core/link"],
    "core/filter": ["core/link", "core/catalog"],
    "core/snapshot": ["core/link", "core/catalog", "core/filter"],
    "core/journal": ["core/link"],
    "core/net": ["core/agent", "core/link", "core/wire", "core/crypto", "core/dns", "core/rpc"],
    "core/sim": ["core/agent", "core/link", "core/wire", "core/crypto", "core/swim", "core/serf"],
    "core/serve": ["core/link", "core/catalog", "core/dns"],
    "core/sources": ["core/link"],
    "ui/bridge": ["core/link"],
    "ui/models": ["core/link", "core/catalog", "core/filter", "core/diagnosis"],
    "ui/widgets": ["ui/models", "ui/bridge", "core/link", "core/catalog", "core/filter",
                   "core/snapshot"],
    "app/settings": ["core/crypto"],
    "app/secrets": ["core/crypto", "app/settings"],
    "app/cli": ["*", "app/settings", "app/secrets"],
    "app/gui": ["*", "core/sources", "ui/bridge", "ui/models", "ui/widgets", "app/settings",
                "app/secrets"],
    "app/manual": ["app/cli", "app/gui"],
}

# third-party library: (how its includes look, rooms that may use it, only in .cpp files)
LIBRARIES = {
    "OpenSSL": (r"openssl/", ["core/crypto"], True),
    "libsodium": (r"sodium(?:\.h|/)", ["core/crypto", "app/secrets"], True),
    "msgpack-c": (r"msgpack", ["core/wire"], True),
    "nlohmann-json": (r"nlohmann/",
                      ["core/crypto", "core/catalog", "core/snapshot", "app/settings", "app/secrets",
                       "app/cli", "app/gui"], True),
    "RE2": (r"re2/", ["core/serf", "core/catalog", "core/filter"], False),
    "SQLite": (r"sqlite3", ["core/journal"], False),
    "CLI11": (r"CLI/", ["app/cli", "app/gui", "app/manual"], False),
    "Boost.Asio": (r"boost/asio", ["core/net", "core/serve"], False),
    "Boost.Beast": (r"boost/beast", ["core/serve"], False),
    "other Boost": (r"boost/(?!asio|beast)", ["core/net", "core/serve"], False),
    "QtKeychain": (r"(?:qt6?keychain|keychain)", ["app/gui"], False),
    "tl::expected": (r"tl/", ["*everywhere*"], False),
    "fmt": (r"fmt/", ["*everywhere*"], False),
}

# Where Qt may be included. app/cli and app/settings stay without it.
QT_ROOMS = ["core/sources", "ui/bridge", "ui/models", "ui/widgets", "app/gui"]

# Where a clock may be read: at the edges, which then hand `now` down.
CLOCK_ROOMS = ["core/net", "core/serve", "core/sources", "ui/bridge", "app/cli", "app/gui",
               "app/settings"]

# Tests that may sleep, since real processes and real windows take real time; they poll with a
# deadline all the same.
SLEEPING_TESTS = ["tests/interop", "tests/ui"]

# Tests that may open sockets of their own.
SOCKET_TESTS = ["tests/unit/net", "tests/interop", "tests/bench", "tests/ui"]

# Skipped tests look like passed ones. path: why it may skip.
MAY_SKIP = {
    "tests/unit/crypto/": "a sanitizer keeps what is freed, keys among it",
    "tests/vectors/": "file kinds that no code covers yet are named as not run",
    "tests/sim/seeds.h": "fleets of 1,000 and more take minutes: only where 1,000 seeds are asked for",
    "tests/unit/wire/": "a sanitizer's own memory would be measured, in three claims about memory",
}

LINES_MOST = 500
