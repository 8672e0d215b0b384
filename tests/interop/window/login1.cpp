#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>
#include <iostream>
#include <string>
#include <unistd.h>

#include "tests/dbus/fake_login.h"

namespace {

/// How often the lock is looked at, in milliseconds.
constexpr int kLook = 20;

void say(const char* word)
{
    std::cout << word << std::endl;
}

} // namespace

// logind as far as sleep goes, on the bus that DBUS_SYSTEM_BUS_ADDRESS names. Says `here` at once,
// `held` when somebody takes a delay lock and `released` when it is let go; the lines `sleep` and
// `wake` on stdin are what it then announces. Ends with stdin.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    grapevine::test::FakeLogin login;
    if (!login.appearOn(QDBusConnection::systemBus())) {
        std::fprintf(stderr, "login1: cannot appear on the bus\n");
        return 1;
    }
    say("here");

    bool held = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &login, [&] {
        if (std::exchange(held, login.isHeld()) != held) say(held ? "held" : "released");
    });
    look.start(kLook);

    QSocketNotifier commands(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&commands, &QSocketNotifier::activated, &login, [&] {
        std::string word;
        if (std::cin >> word && (word == "sleep" || word == "wake"))
            Q_EMIT login.PrepareForSleep(word == "sleep");
        else
            QCoreApplication::quit();
    });
    return QCoreApplication::exec();
}
