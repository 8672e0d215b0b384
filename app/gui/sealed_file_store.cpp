#include "app/gui/sealed_file_store.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <memory>

namespace grapevine::gui {

using secrets::SealedError;
using secrets::SealedFile;

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("SealedKeys", text);
}

KeyProblem problemOf(SealedError error)
{
    const auto kind = error == SealedError::NotThere || error == SealedError::Absent
                          ? KeyProblem::Kind::NotThere
                          : KeyProblem::Kind::Failed;
    return {kind, sealedSentence(error)};
}

KeyProblem declined()
{
    return {KeyProblem::Kind::Declined,
            say(QT_TRANSLATE_NOOP("SealedKeys", "No passphrase was given."))};
}

} // namespace

QString sealedSentence(SealedError error)
{
    switch (error) {
    case SealedError::Absent:
        return say(QT_TRANSLATE_NOOP("SealedKeys", "There is no file of sealed keys any more."));
    case SealedError::Exposed:
        return say(QT_TRANSLATE_NOOP("SealedKeys",
                                     "Others may read the file of sealed keys, or its folder: it "
                                     "is not used. The settings can fix that."));
    case SealedError::Damaged:
        return say(QT_TRANSLATE_NOOP("SealedKeys", "The file of sealed keys is damaged."));
    case SealedError::Newer:
        return say(QT_TRANSLATE_NOOP("SealedKeys",
                                     "The file of sealed keys was written by a newer Grapevine."));
    case SealedError::TooCostly:
        return say(QT_TRANSLATE_NOOP("SealedKeys",
                                     "The file of sealed keys asks for more memory or time than a "
                                     "passphrase is worth: it is not used."));
    case SealedError::WrongPassphrase:
        return say(QT_TRANSLATE_NOOP("SealedKeys", "That is not the passphrase."));
    case SealedError::Shut:
        return say(
            QT_TRANSLATE_NOOP("SealedKeys", "The file of sealed keys wants its passphrase."));
    case SealedError::NotThere:
        return say(
            QT_TRANSLATE_NOOP("SealedKeys", "The file of sealed keys does not hold that key."));
    case SealedError::TooMany:
    case SealedError::BadName:
        return say(
            QT_TRANSLATE_NOOP("SealedKeys", "The file of sealed keys has no room for that."));
    case SealedError::NoMemory:
        return say(QT_TRANSLATE_NOOP("SealedKeys",
                                     "The system gives no memory to work on sealed keys in."));
    case SealedError::NoFolder:
        return say(QT_TRANSLATE_NOOP("SealedKeys", "The folder for sealed keys cannot be made."));
    case SealedError::Busy:
        return say(QT_TRANSLATE_NOOP("SealedKeys",
                                     "Another Grapevine is writing the file of sealed keys."));
    case SealedError::CannotRead:
        return say(QT_TRANSLATE_NOOP("SealedKeys", "The file of sealed keys cannot be read."));
    case SealedError::CannotWrite:
        return say(QT_TRANSLATE_NOOP("SealedKeys", "The file of sealed keys cannot be written."));
    }
    return say(QT_TRANSLATE_NOOP("SealedKeys", "The file of sealed keys cannot be read."));
}

SealedFileStore::SealedFileStore(std::filesystem::path path, secrets::SealCost cost,
                                 QObject* parent)
    : KeyStore(parent)
    , m_path(path)
    , m_file(std::move(path), cost)
{
    m_pool.setMaxThreadCount(1);
    look();
}

SealedFileStore::~SealedFileStore()
{
    m_pool.waitForDone();
}

// ---- one after the other ---------------------------------------------------------------------

void SealedFileStore::next()
{
    if (m_busy || m_waiting.empty()) return;
    m_busy = true;
    const auto begin = std::move(m_waiting.front());
    m_waiting.pop_front();
    begin();
}

template<class T> void SealedFileStore::enqueue(Mode mode, Work<T> work, Then<T> then)
{
    m_waiting.emplace_back([this, mode, work = std::move(work), then = std::move(then)] {
        attempt<T>(mode, work, then);
    });
    next();
}

template<class T>
void SealedFileStore::inThread(Work<T> work, std::function<void(Expected<T, SealedError>)> back)
{
    m_pool.start([this, work = std::move(work), back = std::move(back)] {
        auto result = std::make_shared<Expected<T, SealedError>>(work(m_file));
        QMetaObject::invokeMethod(
            this, [result, back] { back(std::move(*result)); }, Qt::QueuedConnection);
    });
}

template<class T> void SealedFileStore::end(const Then<T>& then, Expected<T, KeyProblem> result)
{
    m_busy = false;
    then(std::move(result));
    next();
}

template<class T> void SealedFileStore::attempt(Mode mode, const Work<T>& work, const Then<T>& then)
{
    inThread<T>(work, [this, mode, work, then](Expected<T, SealedError> result) {
        if (result) {
            if constexpr (std::is_void_v<T>) {
                end<T>(then, {});
            } else {
                end<T>(then, std::move(*result));
            }
            return;
        }
        const auto error = result.error();
        const bool isNew = error == SealedError::Absent;
        if (mode != Mode::Silently && error == SealedError::Shut)
            return askAndOpen<T>({}, mode, work, then);
        if (mode == Mode::Makes && isNew) return askAndOpen<T>({.isNew = true}, mode, work, then);
        if (mode == Mode::Makes && error == SealedError::Damaged) {
            using Path = std::filesystem::path;
            inThread<Path>([](SealedFile& file) { return file.putAside(); },
                           [this, mode, work, then](Expected<Path, SealedError> aside) {
                               if (!aside) return end<T>(then, failure(problemOf(aside.error())));
                               Q_EMIT putAside(QString::fromStdString(aside->string()));
                               attempt<T>(mode, work, then);
                           });
            return;
        }
        end<T>(then, failure(problemOf(error)));
    });
}

template<class T>
void SealedFileStore::askAndOpen(Question question, Mode mode, const Work<T>& work,
                                 const Then<T>& then)
{
    const auto answered = [this, mode, work, then,
                           question](std::optional<crypto::SecretText> passphrase) {
        if (!passphrase) return end<T>(then, failure(declined()));
        inThread<void>([passphrase](SealedFile& file) { return file.open(*passphrase); },
                       [this, mode, work, then, question](Expected<void, SealedError> opened) {
                           if (opened) {
                               look();
                               return attempt<T>(mode, work, then);
                           }
                           if (opened.error() == SealedError::WrongPassphrase)
                               return askAndOpen<T>({.isNew = false, .wrong = true}, mode, work,
                                                    then);
                           end<T>(then, failure(problemOf(opened.error())));
                       });
    };
    if (m_ask) {
        m_ask(question, answered);
    } else {
        answered(std::nullopt);
    }
}

// ---- what is asked of it ---------------------------------------------------------------------

void SealedFileStore::read(const QString& name, Then<crypto::Keyring> then)
{
    enqueue<crypto::Keyring>(
        Mode::Reads, [slot = name.toStdString()](SealedFile& file) { return file.read(slot); },
        std::move(then));
}

void SealedFileStore::write(const QString& name, crypto::Keyring ring, Then<void> then)
{
    enqueue<void>(
        Mode::Makes,
        [slot = name.toStdString(), ring = std::move(ring)](SealedFile& file) {
            return file.write(slot, ring);
        },
        [this, then = std::move(then)](Expected<void, KeyProblem> result) {
            look();
            then(std::move(result));
        });
}

void SealedFileStore::remove(const QString& name, Then<void> then)
{
    enqueue<void>(
        Mode::Reads, [slot = name.toStdString()](SealedFile& file) { return file.remove(slot); },
        std::move(then));
}

void SealedFileStore::list(Then<Listed> then)
{
    enqueue<Listed>(
        Mode::Silently, [](SealedFile& file) { return file.list(); }, std::move(then));
}

void SealedFileStore::changePassphrase(crypto::SecretText before, crypto::SecretText after,
                                       Then<void> then)
{
    enqueue<void>(
        Mode::Silently,
        [before = std::move(before), after = std::move(after)](SealedFile& file) {
            return file.changePassphrase(before, after);
        },
        std::move(then));
}

void SealedFileStore::fixPermissions(Then<void> then)
{
    enqueue<void>(
        Mode::Silently, [](SealedFile& file) { return file.fixPermissions(); },
        [this, then = std::move(then)](Expected<void, KeyProblem> result) {
            look();
            then(std::move(result));
        });
}

void SealedFileStore::look()
{
    inThread<SealedFile::Found>(
        [](SealedFile& file) -> Expected<SealedFile::Found, SealedError> { return file.look(); },
        [this](Expected<SealedFile::Found, SealedError> found) {
            if (*found == m_found) return;
            m_found = *found;
            Q_EMIT foundChanged();
        });
}

} // namespace grapevine::gui
