#include "core/dns/codec_error.h"

namespace grapevine::dns {

std::string_view counterName(DecodeError error)
{
    switch (error) {
    case DecodeError::Truncated: return "dns.truncated";
    case DecodeError::TooLarge: return "dns.too-large";
    case DecodeError::BadLabel: return "dns.bad-label";
    case DecodeError::BadPointer: return "dns.bad-pointer";
    case DecodeError::NameTooLong: return "dns.name-too-long";
    case DecodeError::BadRecord: return "dns.bad-record";
    }
    return "dns.unnamed";
}

std::string_view describe(DecodeError error)
{
    switch (error) {
    case DecodeError::Truncated: return "the message ends too early";
    case DecodeError::TooLarge: return "larger than we accept";
    case DecodeError::BadLabel: return "a name has a label of an unknown kind";
    case DecodeError::BadPointer: return "a name points where it must not";
    case DecodeError::NameTooLong: return "a name is too long";
    case DecodeError::BadRecord: return "a record does not suit its type";
    }
    return "an unnamed error";
}

} // namespace grapevine::dns
