#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/settings/profile.h"
#include "core/base/expected.h"

namespace grapevine::settings {

/// What one person hands to another of a cluster: where it is, and the rules that find services in
/// its tags. Never a key, nor where one lies, nor how a table looked on somebody's screen.
struct SharedProfile {
    Profile profile;
    /// As in `Settings::serviceRules`, never empty text; nothing: the file says nothing of rules.
    std::optional<std::string> rules;

    bool operator==(const SharedProfile&) const = default;
};

/// Why a file is no profile. `detail` is plain text from the file or about it, and may be empty.
struct ProfileFileError {
    enum class Reason : std::uint8_t {
        Absent,
        NotAFile,
        CannotRead,
        TooLarge,    ///< `detail`: the most bytes there may be.
        NotJson,     ///< `detail`: the byte at which it ceases to be, from 1; or nothing.
        TooDeep,     ///< Lists within lists within lists.
        OtherKind,   ///< JSON, but not of ours.
        NewerSchema, ///< `detail`: its number.
        WrongType,   ///< `detail`: the field.
        NoName,      ///< Missing or empty.
        NameTooLong, ///< `detail`: the most bytes there may be.
        OddName,     ///< Letters that cannot be seen, or that turn others round.
        BadLabel,    ///< Too long, or the same.
        NoAddresses,
        TooManyAddresses, ///< `detail`: how many there may be.
        BadAddress,       ///< `detail`: which.
        BadRules,         ///< `detail`: which and why, as `JudgeRules` says it.
        CannotWrite,
    };
    Reason reason = Reason::NotJson;
    std::string detail{};

    bool operator==(const ProfileFileError&) const = default;
};

/// What is wrong with a list of rules in JSON, in the reader's words; nothing when it can be used.
using JudgeRules = std::function<std::optional<std::string>(const std::string& json)>;

/// A profile as a small file: versioned JSON, `prod-eu.grapevine-profile.json`.
///
/// ```json
/// {"kind": "grapevine-profile", "schema": 1, "name": "prod-eu",
///  "addresses": ["10.0.3.17:7946"], "label": "", "wants_key": true, "production": true,
///  "service_rules": [{"name": "ports", "key": "port", "service": "web", "port": "${value}"}]}
/// ```
class ProfileFile {
public:
    static constexpr int kSchema = 1;
    static constexpr std::string_view kKind = "grapevine-profile";
    static constexpr std::string_view kEnding = ".grapevine-profile.json";
    /// Rules may take 200 kB, and their writer may have indented them.
    static constexpr std::size_t kLargest = 512UL * 1024;
    /// A file of ours has three levels; reading deeper ones costs stack.
    static constexpr std::size_t kDeepest = 16;
    /// As many as one look takes.
    static constexpr std::size_t kAddressesMost = 16;
    /// Of a memberlist label, which one byte counts.
    static constexpr std::size_t kLabelLongest = 255;
    /// Unknown keys that are named; of more only the first.
    static constexpr std::size_t kIgnoredNamed = 8;

    struct Read {
        SharedProfile shared;
        std::vector<std::string> ignored; ///< Names of keys we do not know, as plain text.
    };

    /// `judge` is asked about the rules when there are any; without one they are taken as they are.
    [[nodiscard]] static Expected<Read, ProfileFileError> parse(std::string_view text,
                                                                const JudgeRules& judge);
    [[nodiscard]] static std::string textOf(const SharedProfile& shared);

    [[nodiscard]] static Expected<Read, ProfileFileError> load(const std::filesystem::path& path,
                                                               const JudgeRules& judge);
    /// 0600 and whole or not at all.
    [[nodiscard]] static Expected<void, ProfileFileError> save(const std::filesystem::path& path,
                                                               const SharedProfile& shared);

    /// For that profile, without a folder; never hidden, whatever the profile is called.
    [[nodiscard]] static std::string nameFor(const std::string& profile);
};

} // namespace grapevine::settings
