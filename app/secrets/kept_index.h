#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace grapevine::secrets {

enum class KeptIn : std::uint8_t { DesktopKeyring, SealedFile };

/// Which profile has a key that is kept, where, and under which name there. No key, but what stands
/// for one where it is shown.
struct Kept {
    std::string profile;
    KeptIn where = KeptIn::SealedFile;
    /// Its name where it is kept; stays when the profile gets another name.
    std::string slot;
    std::vector<std::string> fingerprints; ///< The primary first.

    bool operator==(const Kept&) const = default;
};

/// The list of them, in a file of its own beside the settings: profiles can be handed on, keys
/// cannot, and a desktop's keyring cannot be asked for all of ours.
class KeptIndex {
public:
    static constexpr std::size_t kMost = 200;

    [[nodiscard]] const std::vector<Kept>& all() const { return m_all; }
    [[nodiscard]] const Kept* named(const std::string& profile) const;
    /// A name that nothing of ours has there: the profile's, or that with a number.
    [[nodiscard]] std::string freeSlot(const std::string& profile) const;
    /// Takes the place of what the profile had. False when there is no room.
    bool put(Kept kept);
    void remove(const std::string& profile);
    /// The profile has another name now; what was kept under that one before is forgotten here.
    void rename(const std::string& before, const std::string& after);

    /// What is no list of ours gives an empty one; what is wrong in it is left out.
    [[nodiscard]] static KeptIndex fromJson(std::string_view json);
    [[nodiscard]] std::string toJson() const;

    bool operator==(const KeptIndex&) const = default;

private:
    std::vector<Kept> m_all;
};

/// The list on disk, 0600, replaced whole. A file that is none is put aside as `.bad`, once.
class KeptIndexFile {
public:
    explicit KeptIndexFile(std::filesystem::path path)
        : m_path(std::move(path))
    {
    }
    [[nodiscard]] KeptIndex load() const;
    [[nodiscard]] bool save(const KeptIndex& index) const;

private:
    std::filesystem::path m_path;
};

} // namespace grapevine::secrets
