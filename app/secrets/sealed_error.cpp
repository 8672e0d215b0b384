#include "app/secrets/sealed_error.h"

namespace grapevine::secrets {

std::string_view describe(SealedError error)
{
    switch (error) {
    case SealedError::Absent: return "there is no file of sealed keys yet";
    case SealedError::Exposed:
        return "the file of sealed keys, or its folder, can be read by others";
    case SealedError::Damaged: return "the file of sealed keys is damaged";
    case SealedError::Newer: return "the file of sealed keys was written by a newer Grapevine";
    case SealedError::TooCostly:
        return "the file of sealed keys asks for more memory or time than a passphrase is worth";
    case SealedError::WrongPassphrase: return "the passphrase is not the right one";
    case SealedError::Shut: return "the file of sealed keys wants its passphrase";
    case SealedError::NotThere: return "the file of sealed keys holds no key of that name";
    case SealedError::TooMany: return "there are more keys than the file has room for";
    case SealedError::BadName: return "a name is empty or too long";
    case SealedError::NoMemory: return "the system gives no protected memory for the keys";
    case SealedError::NoFolder: return "the folder for the sealed keys cannot be made";
    case SealedError::Busy: return "another process is writing the file of sealed keys";
    case SealedError::CannotRead: return "the file of sealed keys cannot be read";
    case SealedError::CannotWrite: return "the file of sealed keys cannot be written";
    }
    return "the file of sealed keys cannot be used";
}

} // namespace grapevine::secrets
