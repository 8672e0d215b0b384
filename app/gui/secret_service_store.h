#pragma once

#include <QDBusConnection>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>

#include "app/gui/key_store.h"

namespace QKeychain {
class Job;
}

namespace grapevine::gui {

/// Keys in the desktop's own keyring, through QtKeychain: the Secret Service, or a wallet. Whether
/// there is one is asked of the session bus, which answers or is not there at once; starts nothing.
class SecretServiceStore final : public KeyStore {
    Q_OBJECT
public:
    /// A keyring may ask the person for its own password meanwhile; after this nobody is kept
    /// waiting.
    static constexpr std::chrono::milliseconds kAnswerLongest{120'000};
    /// As the bus: it is a daemon that has nothing else to do.
    static constexpr std::chrono::milliseconds kBusLongest{2'000};
    /// Under which keyrings list what is ours.
    static constexpr const char* kService = "Grapevine";

    /// `bus` is called once, from the event loop: connecting is not what a start waits for.
    explicit SecretServiceStore(std::function<QDBusConnection()> bus, QObject* parent = nullptr);

    [[nodiscard]] bool isOffered() const override { return m_offered; }
    void read(const QString& name, Then<crypto::Keyring> then) override;
    void write(const QString& name, crypto::Keyring ring, Then<void> then) override;
    void remove(const QString& name, Then<void> then) override;

private:
    void lookFor(QDBusConnection bus);
    void ask(const QDBusConnection& bus, const char* method);
    void offer();
    template<class T, class Finish>
    void run(QKeychain::Job* job, const QString& name, Then<T> told, Finish finish);

    std::function<QDBusConnection()> m_bus;
    bool m_offered = false;
    std::map<QString, std::uint64_t> m_writes; ///< By name, how many were begun.
};

} // namespace grapevine::gui
