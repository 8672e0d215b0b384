#!/usr/bin/env python3
"""Shows that every rule of lint.py fires: plants one violation after the other in a small tree
of its own and expects exactly that finding; and that clean look-alikes pass."""

import os
import sys
import tempfile

import lint

# What a tidy tree looks like, look-alikes of violations among it.
CLEAN = {
    "core/wire/good.h": """#pragma once
#include <vector>
#include "core/base/bytes.h"
#include "core/crypto/sealer.h"
// A comment may say sleep_for(1s), steady_clock::now(), rand() or co_await [x].
namespace grapevine::wire { const char* const kWord = "std::rand() and ::now() in a string"; }
""",
    "core/wire/good.cpp": '#include "core/wire/good.h"\n#include <msgpack.hpp>\n#include <fmt/format.h>\n'
                          "int randomise(int); int brand(int x) { return randomise(x); }\n"
                          "int n = event.time(0) + 1'000;\n",
    "core/net/session.cpp": """#include <utility>
#include <boost/asio/steady_timer.hpp>
#include "core/agent/agent.h"
auto go() {
    const auto now = boost::asio::chrono::steady_clock::now();
    const bool more = co_await read(stream);
    if (more) co_return;
    co_await wait(timer);
    reply = co_await read(stream);
    [[maybe_unused]] const Result last = co_await read(std::move(request));
    co_return co_await finish(last);
}
""",
    "core/sources/etcd.cpp": "#include <QNetworkReply>\n#include <QString>\n",
    "core/CMakeLists.txt": "add_subdirectory(base)\n",
    "core/agent/CMakeLists.txt": "grapevine_library(NAME agent USES base wire link THIRD x)\n",
    "ui/bridge/session.cpp": "#include <QElapsedTimer>\n#include <QtGlobal>\nQElapsedTimer t;\n"
                             '#include "session.moc"\n',
    "ui/widgets/table.h": "#include <QTableView>\n"
                          "class Table : public QTableView {\n    Q_OBJECT\npublic:\n};\n",
    "ui/widgets/table.cpp": '#include "ui/widgets/table.h"\n#include "ui/models/member_model.h"\n'
                            "void f() { label->setTextFormat(Qt::PlainText); }\n",
    "app/cli/main.cpp": "#include <CLI/CLI.hpp>\n#include <nlohmann/json.hpp>\n"
                        '#include "core/net/peek_cluster.h"\nauto t = std::chrono::system_clock::now();\n',
    "app/gui/main.cpp": '#include <QApplication>\n#include "core/sources/etcd.h"\n',
    "tests/interop/polls.py": "import time\ntime.sleep(0.1)\n",
    "tests/ui/tst_window.cpp": "#include <QTest>\nvoid f() { QTest::qWait(10); }\n",
    "tests/unit/wire/tst_good.cpp": '#include <QtTest/QTest>\nconst auto s = "/proc/self"; // mktemp XXXXXX\n',
    "tests/vectors/tst_vectors.cpp": 'void f() { QSKIP("not covered"); }\n',
    "cmake/Some.cmake": "find_package(fmt REQUIRED)\n",
    "README.md": "See ./dev test and https://example.org/home/page; ${root}/home/x is no fixed path.\n",
    "tests/vectors/data/x.json": '{"path": "/' + 'root/x", "rand": "TO' + 'DO"}\n',
}

TODO = "TO" + "DO"

# rule: files that violate it and nothing else.
PLANTS = {
    "room": [
        ("core/base/low.h", '#include "core/wire/good.h"\n'),
        ("core/link/seam.cpp", '#include "core/agent/agent.h"\n'),
        ("core/wire/high.cpp", '#include "core/swim/member_table.h"\n'),
        ("core/agent/peek.cpp", '#include "core/net/peek_cluster.h"\n'),
        ("core/filter/f.cpp", '#include "core/wire/messages.h"\n'),
        ("ui/models/m.cpp", '#include "ui/widgets/table.h"\n'),
        ("ui/bridge/b.cpp", '#include "core/net/peek_cluster.h"\n'),
        ("ui/widgets/w.cpp", '  #  include "core/net/peek_cluster.h"\n'),
        ("app/cli/c.cpp", '#include "core/sources/etcd.h"\n'),
        ("app/cli/d.cpp", '#include "ui/models/member_model.h"\n'),
        ("app/settings/s.cpp", '#include "core/link/command.h"\n'),
        ("core/utils/u.h", "int x;\n"),
        ("core/base/t.cpp", '#include "tests/unit/helper.h"\n'),
    ],
    "include-place": [
        ("core/base/near.cpp", '#include "bytes.h"\n'),
        ("core/base/up.cpp", '#include "../base/bytes.h"\n'),
        ("core/base/angle.cpp", "#include <core/base/bytes.h>\n"),
    ],
    "third-party": [
        ("core/wire/a.cpp", "#include <openssl/evp.h>\n"),
        ("core/wire/b.cpp", "#include <sodium.h>\n"),
        ("core/agent/c.cpp", "#include <msgpack.hpp>\n"),
        ("core/link/d.cpp", "#include <nlohmann/json.hpp>\n"),
        ("core/wire/e.cpp", "#include <re2/re2.h>\n"),
        ("core/base/f.cpp", "#include <CLI/CLI.hpp>\n"),
        ("core/link/g.cpp", "#include <sqlite3.h>\n"),
        ("core/base/h.cpp", "#include <boost/circular_buffer.hpp>\n"),
        ("ui/widgets/i.cpp", "#include <qt6keychain/keychain.h>\n"),
    ],
    "heavy-header": [
        ("core/wire/a.h", "#include <msgpack.hpp>\n"),
        ("core/crypto/b.h", "#include <openssl/evp.h>\n"),
        ("core/crypto/c.h", "#include <sodium.h>\n"),
        ("core/snapshot/d.h", "#include <nlohmann/json.hpp>\n"),
    ],
    "asio": [
        ("core/agent/a.cpp", "#include <boost/asio/ip/tcp.hpp>\n"),
        ("core/net/b.cpp", "#include <boost/beast/http.hpp>\n"),
        ("ui/bridge/c.cpp", "#include <boost/asio/steady_timer.hpp>\n"),
        ("app/gui/d.cpp", "#include <boost/asio.hpp>\n"),
        ("tests/unit/agent/tst_e.cpp", "#include <boost/asio.hpp>\n"),
    ],
    "qt": [
        ("core/link/a.h", "#include <QString>\n"),
        ("core/net/b.cpp", "#include <QtCore/QObject>\n"),
        ("app/cli/c.cpp", "#include <QCoreApplication>\n"),
        ("app/settings/d.cpp", "#include <QSettings>\n"),
    ],
    "qt-umbrella": [
        ("ui/widgets/a.cpp", "#include <QtWidgets>\n"),
        ("ui/bridge/b.h", "#include <QtCore>\n"),
        ("tests/models/tst_c.cpp", "#include <QtTest/QtTest>\n"),
    ],
    "clock": [
        ("core/agent/a.cpp", "auto t = std::chrono::steady_clock::now();\n"),
        ("core/wire/b.cpp", "auto t = Clock :: now ();\n"),
        ("core/link/c.cpp", "int f() { return clock_gettime(CLOCK_BOOTTIME, &ts); }\n"),
        ("core/base/d.cpp", "auto t = std::time(nullptr);\n"),
        ("core/base/e.cpp", "auto t = time(0);\n"),
        ("ui/models/f.cpp", "auto t = QDateTime::currentDateTimeUtc();\n"),
        ("ui/widgets/g.cpp", "QElapsedTimer timer;\n"),
        ("core/agent/h.cpp", "gettimeofday(&tv, nullptr);\n"),
    ],
    "chance": [
        ("core/agent/a.cpp", "int r = rand() % 6;\n"),
        ("core/agent/b.cpp", "int r = std::rand();\n"),
        ("core/net/c.cpp", "std::random_device device;\n"),
        ("ui/models/d.cpp", "auto r = QRandomGenerator::global()->bounded(6);\n"),
        ("tests/unit/wire/tst_e.cpp", "std::mt19937_64 engine(1);\n"),
    ],
    "sleep": [
        ("tests/unit/base/tst_a.cpp", "std::this_thread::sleep_for(1s);\n"),
        ("tests/models/tst_b.cpp", "void f() { QTest::qWait(100); }\n"),
        ("tests/unit/net/tst_c.cpp", "void f() { usleep(100); }\n"),
        ("core/net/d.cpp", "void f() { ::sleep(1); }\n"),
        ("tests/unit/base/tst_e.cpp", "void f() { QThread::msleep(1); }\n"),
    ],
    "python-sleep": [("tests/bench/a.py", "import time\ntime.sleep(3)\n")],
    "rich-text": [
        ("ui/widgets/a.cpp", "label->setTextFormat(Qt::RichText);\n"),
        ("ui/widgets/b.cpp", "label->setTextFormat(Qt::AutoText);\n"),
        ("app/gui/c.cpp", "edit->setHtml(text);\n"),
        ("ui/widgets/d.cpp", "if (Qt::mightBeRichText(text)) return;\n"),
        ("ui/models/e.cpp", "document.setMarkdown(text);\n"),
    ],
    "link": [
        ("ui/widgets/a.cpp", "void f(link::ClusterLink& link) { link.take(); }\n"),
        ("ui/models/b.h", "std::unique_ptr<link::ClusterLink> m_link;\n"),
        ("app/gui/c.cpp", "auto link = std::make_unique<ClusterLink>();\n"),
    ],
    "q-object": [
        ("ui/bridge/a.h", "class A : public QObject { Q_OBJECT\n};\n"),
        ("tests/unit/base/tst_b.cpp", "struct B { Q_GADGET };\n"),
    ],
    "coroutine": [
        ("core/net/a.cpp", "auto f() {\n    if (co_await flag(true)) g();\n}\n"),
        ("core/net/b.cpp", "auto f() {\n    const auto x = c ? co_await a() : 1;\n}\n"),
        ("core/net/c.cpp", "auto f() {\n    const auto x = c ? 1\n        : co_await a();\n}\n"),
        ("core/net/d.cpp", "auto f() {\n    co_await g(Request{name});\n}\n"),
        ("core/net/e.cpp", "auto f() {\n    co_await g({.name = name});\n}\n"),
        ("core/net/f.cpp", "auto f() {\n    co_await g([name] { return name; });\n}\n"),
        ("core/net/g.cpp", "auto f() {\n    co_await [k]() -> awaitable<void> { co_return; }();\n}\n"),
        ("core/net/h.cpp", 'auto f() {\n    co_await g(std::vector<std::string>{"a"});\n}\n'),
        ("core/net/i.cpp", "auto f() {\n    while (co_await more()) {\n    }\n}\n"),
        ("core/net/j.cpp", "auto f() {\n    switch (co_await kind()) {\n    }\n}\n"),
        ("core/net/k.cpp", "auto f() {\n    use(co_await g());\n}\n"),
        ("core/net/l.cpp", "auto f() {\n    const auto r = a && co_await g();\n}\n"),
    ],
    "skip": [
        ("tests/unit/base/tst_a.cpp", 'void f() { QSKIP("later"); }\n'),
        ("tests/interop/b.py", "self.skip" + "Test('no serf')\n"),
        ("tests/unit/base/tst_c.cpp", "void f() { GTEST_SKIP(); }\n"),
    ],
    "long-file": [("core/base/a.cpp", "int x;\n" * (lint.rooms.LINES_MOST + 1))],
    "machine-path": [
        ("core/base/a.cpp", 'const char* p = "/' + 'home/me/key";\n'),
        ("README.md", "Look into /" + "work/here.\n"),
        ("cmake/b.cmake", "include(/" + "root/x.cmake)\n"),
        ("tests/c.sh", "cat ../" + "shared/x\n"),
    ],
    "unfinished": [
        ("core/base/a.cpp", f"// {TODO}: later\n"),
        ("README.md", f"{TODO} write this\n"),
        ("tests/b.py", "# FIX" + "ME\n"),
        ("dev", "# HA" + "CK\n"),
        ("core/base/c.h", "// X" + "XX\n"),
    ],
    "cmake-uses": [
        ("core/wire/CMakeLists.txt", "grapevine_library(NAME wire USES base agent)\n"),
        ("ui/models/CMakeLists.txt", "grapevine_library(NAME models USES base widgets QT Core)\n"),
    ],
    "download": [
        ("cmake/a.cmake", "include(FetchContent)\n"),
        ("tests/CMakeLists.txt", "ExternalProject_Add(x)\n"),
    ],
}


def findings_of(files):
    with tempfile.TemporaryDirectory(prefix="grapevine-lint-") as root:
        for path, text in files.items():
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)
        return lint.check(root)[0]


def main():
    wrong = []
    planted = 0

    for found in findings_of(CLEAN):
        wrong.append(f"clean file, yet {found}")

    for rule in lint.RULES:
        if rule not in PLANTS:
            wrong.append(f"rule {rule} has no planted violation here")
    for rule, plants in PLANTS.items():
        before = len(wrong)
        if rule not in lint.RULES:
            wrong.append(f"planted for {rule}, which is no rule")
        for path, text in plants:
            planted += 1
            found = findings_of({path: text})
            fired = {finding.rule for finding in found}
            if fired != {rule}:
                wrong.append(f"planted {rule} in {path}, fired: {sorted(fired) or 'nothing'}\n{text[:300]}")
            elif any(len(finding.message) < 20 for finding in found):
                wrong.append(f"{rule} offers no replacement: {found}")
        print(f"{rule}: {len(plants)} planted, {'fires' if len(wrong) == before else 'WRONG'}")

    for line in wrong:
        print("WRONG:", line)
    print(f"planted: {planted} violations of {len(PLANTS)} rules, {len(CLEAN)} clean files, "
          f"{len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
