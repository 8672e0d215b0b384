#pragma once

#include <cstdint>
#include <string_view>

namespace grapevine::secrets {

/// Why the file of sealed keys cannot be used.
enum class SealedError : std::uint8_t {
    Absent,    ///< There is no such file yet.
    Exposed,   ///< The file or its folder can be read by others.
    Damaged,   ///< Its bytes are not those that were written.
    Newer,     ///< Written by a newer Grapevine.
    TooCostly, ///< It asks for more memory or time than we give to a passphrase.
    WrongPassphrase,
    Shut,     ///< No passphrase was given in this run, or it was changed meanwhile.
    NotThere, ///< The file is fine, and holds no key of that name.
    TooMany,  ///< Names, or keys of one name.
    BadName,  ///< Empty or too long.
    NoMemory,
    NoFolder,
    Busy, ///< Another process writes it for longer than we care to wait.
    CannotRead,
    CannotWrite,
};

/// One sentence for a person; names no key.
[[nodiscard]] std::string_view describe(SealedError error);

} // namespace grapevine::secrets
