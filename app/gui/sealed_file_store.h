#pragma once

#include <QThreadPool>

#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "app/gui/key_store.h"
#include "app/secrets/sealed_file.h"
#include "core/crypto/secret_text.h"

namespace grapevine::gui {

/// Keys in the sealed file. The passphrase is asked for once in a run, by whoever `setAsk` names;
/// what takes long, or waits for a disk, is done on a thread of its own, one after the other.
class SealedFileStore final : public KeyStore {
    Q_OBJECT
public:
    /// What is asked for.
    struct Question {
        bool isNew = false; ///< There is no file yet.
        bool wrong = false; ///< The last answer was not the passphrase.
    };
    /// Nothing when the person thought better of it. Must be called, once.
    using Answer = std::function<void(std::optional<crypto::SecretText>)>;
    using Ask = std::function<void(Question question, Answer answer)>;
    using Listed = std::vector<secrets::SealedFile::Listed>;

    explicit SealedFileStore(std::filesystem::path path, secrets::SealCost cost = {},
                             QObject* parent = nullptr);
    ~SealedFileStore() override;

    void setAsk(Ask ask) { m_ask = std::move(ask); }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    [[nodiscard]] bool isOffered() const override { return true; }
    void read(const QString& name, Then<crypto::Keyring> then) override;
    void write(const QString& name, crypto::Keyring ring, Then<void> then) override;
    void remove(const QString& name, Then<void> then) override;

    /// What is in it. Asks for no passphrase: fails where none was given yet.
    void list(Then<Listed> then);
    void changePassphrase(crypto::SecretText before, crypto::SecretText after, Then<void> then);
    void fixPermissions(Then<void> then);
    /// How the file stands, told by `foundChanged`.
    void look();
    [[nodiscard]] secrets::SealedFile::Found found() const { return m_found; }

Q_SIGNALS:
    void foundChanged();
    /// A damaged file gave way to a fresh one and now lies there.
    void putAside(const QString& path);

private:
    template<class T>
    using Work = std::function<Expected<T, secrets::SealedError>(secrets::SealedFile&)>;
    enum class Mode : std::uint8_t {
        Reads,   ///< Asks for the passphrase of a file that is there.
        Makes,   ///< The same, and makes the file, or a fresh one for a damaged one.
        Silently ///< Asks for nothing.
    };

    template<class T> void enqueue(Mode mode, Work<T> work, Then<T> then);
    template<class T> void attempt(Mode mode, const Work<T>& work, const Then<T>& then);
    template<class T>
    void inThread(Work<T> work, std::function<void(Expected<T, secrets::SealedError>)> back);
    template<class T>
    void askAndOpen(SealedFileStore::Question question, Mode mode, const Work<T>& work,
                    const Then<T>& then);
    template<class T> void end(const Then<T>& then, Expected<T, KeyProblem> result);
    void next();

    std::filesystem::path m_path;
    secrets::SealedFile m_file; ///< The thread's.
    Ask m_ask;
    std::deque<std::function<void()>> m_waiting;
    bool m_busy = false;
    secrets::SealedFile::Found m_found = secrets::SealedFile::Found::Nothing;
    QThreadPool m_pool; ///< One thread. Last: what it does ends first.
};

/// As a sentence for a person.
[[nodiscard]] QString sealedSentence(secrets::SealedError error);

} // namespace grapevine::gui
