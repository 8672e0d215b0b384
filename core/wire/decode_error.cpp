#include "core/wire/decode_error.h"

namespace grapevine::wire {

std::string_view counterName(DecodeError error)
{
    switch (error) {
    case DecodeError::Truncated: return "wire.truncated";
    case DecodeError::WrongType: return "wire.wrong-type";
    case DecodeError::OutOfRange: return "wire.out-of-range";
    case DecodeError::TooDeep: return "wire.too-deep";
    case DecodeError::TooLarge: return "wire.too-large";
    case DecodeError::UnknownType: return "wire.unknown-type";
    case DecodeError::Empty: return "wire.empty";
    case DecodeError::BadChecksum: return "wire.bad-checksum";
    case DecodeError::BadLabel: return "wire.bad-label";
    case DecodeError::LabelMismatch: return "wire.label-mismatch";
    case DecodeError::NotEncrypted: return "wire.not-encrypted";
    case DecodeError::CannotOpen: return "wire.cannot-open";
    case DecodeError::KeyNeeded: return "wire.key-needed";
    case DecodeError::UnknownCompression: return "wire.unknown-compression";
    case DecodeError::BadCompression: return "wire.bad-compression";
    }
    return "wire.unnamed";
}

std::string_view describe(DecodeError error)
{
    switch (error) {
    case DecodeError::Truncated: return "the message ends too early";
    case DecodeError::WrongType: return "a field has the wrong type";
    case DecodeError::OutOfRange: return "a number does not fit its field";
    case DecodeError::TooDeep: return "nested too deeply";
    case DecodeError::TooLarge: return "larger than we accept";
    case DecodeError::UnknownType: return "a message type that is not allowed here";
    case DecodeError::Empty: return "the message is empty";
    case DecodeError::BadChecksum: return "the checksum does not match";
    case DecodeError::BadLabel: return "the label header is broken";
    case DecodeError::LabelMismatch: return "it carries another cluster label";
    case DecodeError::NotEncrypted: return "it is not encrypted with a key of this cluster";
    case DecodeError::CannotOpen: return "none of our keys opens it";
    case DecodeError::KeyNeeded: return "it is encrypted and we hold no key";
    case DecodeError::UnknownCompression: return "an unknown compression";
    case DecodeError::BadCompression: return "the compressed bytes are broken";
    }
    return "an unnamed error";
}

} // namespace grapevine::wire
