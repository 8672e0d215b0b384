#include "app/secrets/sealed_file.h"

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "app/settings/settings_lock.h"
#include "app/settings/whole_file.h"

namespace grapevine::secrets {

namespace {

namespace fs = std::filesystem;
using settings::SettingsLock;

/// Damaged files kept beside the one in use.
constexpr int kAsideMost = 100;
constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

bool isOthers(const struct stat& status)
{
    return (status.st_mode & kOthers) != 0 || status.st_uid != geteuid();
}

/// True when others may, or the owner is another. What is not there is nobody's.
bool isOthers(const fs::path& path)
{
    struct stat status {};
    return stat(path.c_str(), &status) == 0 && isOthers(status);
}

bool takeFromOthers(const fs::path& path)
{
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return true;
    return chmod(path.c_str(), status.st_mode & 07777 & ~kOthers) == 0 && !isOthers(path);
}

std::optional<SettingsLock> lockFor(const fs::path& path)
{
    return SettingsLock::take(path.string() + ".lock");
}

auto named(KeptKeys& keys, const std::string& name)
{
    return std::find_if(keys.begin(), keys.end(),
                        [&name](const KeptKey& one) { return one.name == name; });
}

} // namespace

SealedFile::SealedFile(fs::path path, SealCost cost)
    : m_path(std::move(path))
    , m_cost(cost)
{
}

bool SealedFile::isExposed() const
{
    return isOthers(m_path) || isOthers(m_path.parent_path());
}

SealedFile::Found SealedFile::look() const
{
    if (isExposed()) return Found::Exposed;
    const auto box = readBox();
    if (box) return Found::Good;
    switch (box.error()) {
    case SealedError::Absent: return Found::Nothing;
    case SealedError::Damaged: return Found::Damaged;
    case SealedError::Newer: return Found::Newer;
    case SealedError::TooCostly: return Found::TooCostly;
    default: return Found::Unreadable;
    }
}

Expected<void, SealedError> SealedFile::fixPermissions() const
{
    if (takeFromOthers(m_path.parent_path()) && takeFromOthers(m_path)) return {};
    return failure(SealedError::CannotWrite);
}

Expected<fs::path, SealedError> SealedFile::putAside() const
{
    for (int number = 1; number <= kAsideMost; ++number) {
        const fs::path aside =
            m_path.string() + (number == 1 ? ".damaged" : ".damaged-" + std::to_string(number));
        // A link fails where something is; a rename would take its place.
        if (link(m_path.c_str(), aside.c_str()) != 0) continue;
        if (unlink(m_path.c_str()) == 0) return aside;
        break;
    }
    return failure(SealedError::CannotWrite);
}

bool SealedFile::isAbsent() const
{
    struct stat status {};
    return !isExposed() && stat(m_path.c_str(), &status) != 0 && errno == ENOENT;
}

Expected<SealedBox, SealedError> SealedFile::readBox() const
{
    const auto file = settings::readWhole(m_path, SealedBox::kLargest);
    if (file) return SealedBox::from(*file);
    switch (file.error()) {
    case settings::FileProblem::Absent: return failure(SealedError::Absent);
    case settings::FileProblem::TooLarge: return failure(SealedError::Damaged);
    case settings::FileProblem::NotAFile:
    case settings::FileProblem::CannotRead: break;
    }
    return failure(SealedError::CannotRead);
}

Expected<void, SealedError> SealedFile::open(const crypto::SecretText& passphrase)
{
    std::error_code error;
    if (!fs::exists(m_path.parent_path(), error)) {
        fs::create_directories(m_path.parent_path(), error);
        if (error || chmod(m_path.parent_path().c_str(), 0700) != 0)
            return failure(SealedError::NoFolder);
    }
    if (isExposed()) return failure(SealedError::Exposed);
    auto box = readBox();
    if (!box && box.error() != SealedError::Absent) return failure(box.error());
    // What takes time is done before the lock is taken.
    auto key = box ? box->keyFor(passphrase) : makeSealKey(passphrase, m_cost);
    if (!key) return failure(key.error());
    if (box) {
        if (const auto keys = box->open(*key); !keys) return failure(keys.error());
    } else {
        const auto lock = lockFor(m_path);
        if (!lock) return failure(SealedError::Busy);
        // Made by another process meanwhile: its passphrase counts.
        if (const auto again = readBox(); again || again.error() != SealedError::Absent)
            return failure(SealedError::Busy);
        if (auto saved = save({}, *key); !saved) return saved;
    }
    m_key = std::move(*key);
    return {};
}

Expected<KeptKeys, SealedError> SealedFile::openBox()
{
    if (isExposed()) return failure(SealedError::Exposed);
    const auto box = readBox();
    if (!box) return failure(box.error());
    if (!m_key) return failure(SealedError::Shut);
    auto keys = box->open(*m_key);
    if (!keys && keys.error() == SealedError::Shut) m_key.reset();
    return keys;
}

Expected<void, SealedError> SealedFile::save(const KeptKeys& keys, const SealKey& key) const
{
    const auto bytes = sealed(keys, key);
    if (!bytes) return failure(bytes.error());
    if (!settings::replaceWhole(settings::behindLinks(m_path), *bytes))
        return failure(SealedError::CannotWrite);
    return {};
}

Expected<std::vector<SealedFile::Listed>, SealedError> SealedFile::list()
{
    const auto keys = openBox();
    if (!keys) return failure(keys.error());
    std::vector<Listed> all;
    for (const auto& one : *keys)
        all.push_back({one.name, fingerprintsOf(one.ring)});
    return all;
}

Expected<crypto::Keyring, SealedError> SealedFile::read(const std::string& name)
{
    auto keys = openBox();
    if (!keys) return failure(keys.error());
    const auto at = named(*keys, name);
    if (at == keys->end()) return failure(SealedError::NotThere);
    return std::move(at->ring);
}

Expected<void, SealedError> SealedFile::write(const std::string& name, const crypto::Keyring& ring)
{
    if (isAbsent()) return failure(SealedError::Absent);
    const auto lock = lockFor(m_path);
    if (!lock) return failure(SealedError::Busy);
    auto keys = openBox();
    if (!keys) return failure(keys.error());
    if (const auto at = named(*keys, name); at != keys->end()) {
        at->ring = ring;
    } else {
        keys->push_back({name, ring});
    }
    return save(*keys, *m_key);
}

Expected<void, SealedError> SealedFile::remove(const std::string& name)
{
    if (isAbsent()) return failure(SealedError::Absent);
    const auto lock = lockFor(m_path);
    if (!lock) return failure(SealedError::Busy);
    auto keys = openBox();
    if (!keys) return failure(keys.error());
    const auto at = named(*keys, name);
    if (at == keys->end()) return failure(SealedError::NotThere);
    keys->erase(at);
    return save(*keys, *m_key);
}

Expected<void, SealedError> SealedFile::changePassphrase(const crypto::SecretText& before,
                                                         const crypto::SecretText& after)
{
    if (isExposed()) return failure(SealedError::Exposed);
    const auto seen = readBox();
    if (!seen) return failure(seen.error());
    const auto old = seen->keyFor(before);
    if (!old) return failure(old.error());
    auto fresh = makeSealKey(after, m_cost);
    if (!fresh) return failure(fresh.error());
    const auto lock = lockFor(m_path);
    if (!lock) return failure(SealedError::Busy);
    // Read again under the lock: a key may have come since.
    const auto box = readBox();
    if (!box) return failure(box.error());
    const auto keys = box->open(*old);
    if (!keys) return failure(keys.error());
    if (auto saved = save(*keys, *fresh); !saved) return saved;
    m_key = std::move(*fresh);
    return {};
}

} // namespace grapevine::secrets
