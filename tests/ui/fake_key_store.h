#pragma once

#include <QTimer>

#include <map>
#include <optional>

#include "app/gui/key_store.h"

namespace grapevine::test {

/// A store that answers from the event loop, as the real ones do.
class FakeKeyStore final : public gui::KeyStore {
public:
    [[nodiscard]] bool isOffered() const override { return offered; }
    void setOffered(bool on)
    {
        offered = on;
        Q_EMIT offerChanged();
    }
    void read(const QString& name, Then<crypto::Keyring> then) override
    {
        ++reads;
        later([this, name, then] {
            if (problem) return then(failure(*problem));
            const auto at = rings.find(name);
            if (at == rings.end()) return then(failure(notThere()));
            then(at->second);
        });
    }
    void write(const QString& name, crypto::Keyring ring, Then<void> then) override
    {
        later([this, name, ring = std::move(ring), then] {
            if (problem) return then(failure(*problem));
            rings[name] = ring;
            then({});
        });
    }
    void remove(const QString& name, Then<void> then) override
    {
        later([this, name, then] {
            if (problem) return then(failure(*problem));
            if (rings.erase(name) == 0) return then(failure(notThere()));
            then({});
        });
    }

    std::map<QString, crypto::Keyring> rings;
    /// What every call ends with, while it is set.
    std::optional<gui::KeyProblem> problem;
    bool offered = true;
    int reads = 0;

private:
    static gui::KeyProblem notThere()
    {
        return {gui::KeyProblem::Kind::NotThere, QStringLiteral("not there")};
    }
    template<class Act> void later(Act act) { QTimer::singleShot(0, this, std::move(act)); }
};

} // namespace grapevine::test
