#include "app/gui/secret_service_store.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <qt6keychain/keychain.h>

#include "app/secrets/kept_key.h"

namespace grapevine::gui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("DesktopKeyring", text);
}

/// Whose names mean that there is a keyring: what QtKeychain can talk to.
bool isKeyring(const QString& name)
{
    return name == QLatin1String("org.freedesktop.secrets") ||
           name == QLatin1String("org.kde.kwalletd5");
}

} // namespace

SecretServiceStore::SecretServiceStore(std::function<QDBusConnection()> bus, QObject* parent)
    : KeyStore(parent)
    , m_bus(std::move(bus))
{
    // Without that variable the bus would be started, which takes its time.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") &&
        qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        return;
    QTimer::singleShot(0, this, [this] { lookFor(m_bus()); });
}

void SecretServiceStore::lookFor(QDBusConnection bus)
{
    if (!bus.isConnected()) return;
    ask(bus, "ListNames");
    ask(bus, "ListActivatableNames");
}

void SecretServiceStore::ask(const QDBusConnection& bus, const char* method)
{
    const auto message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
        QStringLiteral("org.freedesktop.DBus"), QString::fromLatin1(method));
    auto* watcher = new QDBusPendingCallWatcher(
        bus.asyncCall(message, static_cast<int>(kBusLongest.count())), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* w) {
        const QDBusPendingReply<QStringList> reply = *w;
        w->deleteLater();
        if (!reply.isValid()) return;
        const auto names = reply.value();
        if (std::any_of(names.begin(), names.end(), isKeyring)) offer();
    });
}

void SecretServiceStore::offer()
{
    if (m_offered) return;
    m_offered = true;
    Q_EMIT offerChanged();
}

/// `finish` makes the result of a job that went well.
template<class T, class Finish>
void SecretServiceStore::run(QKeychain::Job* job, const QString& name, Then<T> told, Finish finish)
{
    // Called once: when the job ends, or our patience does. It goes with the call, as it may hold
    // a key.
    auto open = std::make_shared<Then<T>>(std::move(told));
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(name);
    connect(job, &QKeychain::Job::finished, this, [this, open, finish](QKeychain::Job* done) {
        const auto then = std::exchange(*open, nullptr);
        if (!then) return;
        switch (done->error()) {
        case QKeychain::NoError: return then(finish(*done));
        case QKeychain::EntryNotFound:
            return then(failure(KeyProblem{
                KeyProblem::Kind::NotThere,
                say(QT_TRANSLATE_NOOP("DesktopKeyring",
                                      "The desktop's keyring does not hold that key."))}));
        case QKeychain::AccessDeniedByUser:
            return then(failure(
                KeyProblem{KeyProblem::Kind::Declined,
                           say(QT_TRANSLATE_NOOP("DesktopKeyring",
                                                 "The desktop's keyring was not opened."))}));
        case QKeychain::AccessDenied:
            return then(failure(KeyProblem{
                KeyProblem::Kind::Failed,
                say(QT_TRANSLATE_NOOP("DesktopKeyring", "The desktop's keyring denies access."))}));
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
            return then(failure(
                KeyProblem{KeyProblem::Kind::Failed,
                           say(QT_TRANSLATE_NOOP("DesktopKeyring",
                                                 "No keyring of the desktop answers here."))}));
        case QKeychain::CouldNotDeleteEntry:
        case QKeychain::OtherError: break;
        }
        then(failure(
            KeyProblem{KeyProblem::Kind::Failed,
                       say(QT_TRANSLATE_NOOP("DesktopKeyring", "The desktop's keyring says: %1"))
                           .arg(done->errorString().left(300))}));
    });
    QTimer::singleShot(kAnswerLongest, this, [open] {
        const auto then = std::exchange(*open, nullptr);
        if (!then) return;
        then(failure(KeyProblem{
            KeyProblem::Kind::Failed,
            say(QT_TRANSLATE_NOOP("DesktopKeyring", "The desktop's keyring does not answer."))}));
    });
    job->start();
}

void SecretServiceStore::read(const QString& name, Then<crypto::Keyring> then)
{
    auto* job = new QKeychain::ReadPasswordJob(QString::fromLatin1(kService), this);
    run<crypto::Keyring>(
        job, name, std::move(then),
        [](QKeychain::Job& done) -> Expected<crypto::Keyring, KeyProblem> {
            QByteArray text = static_cast<QKeychain::ReadPasswordJob&>(done).textData().toLatin1();
            auto ring =
                secrets::ringFrom({text.constData(), static_cast<std::size_t>(text.size())});
            text.fill('\0');
            if (ring) return std::move(*ring);
            return failure(
                KeyProblem{KeyProblem::Kind::Failed,
                           say(QT_TRANSLATE_NOOP(
                               "DesktopKeyring",
                               "What the desktop's keyring holds under that name is no key."))});
        });
}

void SecretServiceStore::write(const QString& name, crypto::Keyring ring, Then<void> then)
{
    const auto text = secrets::textOf(ring);
    if (!text) {
        QTimer::singleShot(0, this, [then] {
            then(failure(KeyProblem{
                KeyProblem::Kind::Failed,
                say(QT_TRANSLATE_NOOP("DesktopKeyring",
                                      "The system gives no memory to keep the key from."))}));
        });
        return;
    }
    auto* job = new QKeychain::WritePasswordJob(QString::fromLatin1(kService), this);
    job->setTextData(
        QString::fromLatin1(text->text().data(), static_cast<qsizetype>(text->text().size())));
    const auto number = ++m_writes[name];
    const auto told = std::make_shared<bool>(false);
    connect(job, &QKeychain::Job::finished, this, [this, told, name, number](QKeychain::Job* done) {
        if (*told && done->error() == QKeychain::NoError && m_writes[name] == number)
            Q_EMIT wroteLate(name);
    });
    run<void>(
        job, name,
        [told, then = std::move(then)](Expected<void, KeyProblem> written) {
            *told = true;
            then(std::move(written));
        },
        [](QKeychain::Job&) -> Expected<void, KeyProblem> { return {}; });
}

void SecretServiceStore::remove(const QString& name, Then<void> then)
{
    auto* job = new QKeychain::DeletePasswordJob(QString::fromLatin1(kService), this);
    run<void>(job, name, std::move(then),
              [](QKeychain::Job&) -> Expected<void, KeyProblem> { return {}; });
}

} // namespace grapevine::gui
