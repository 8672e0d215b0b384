#include "core/link/key_text.h"

namespace grapevine::link {

namespace {
constexpr std::size_t kShown = 4;
} // namespace

std::string maskedKey(std::string_view base64)
{
    const auto end = base64.find_last_not_of('=');
    const auto padding =
        end == std::string_view::npos ? std::string_view{} : base64.substr(end + 1);
    std::string out{base64.substr(0, kShown)};
    out += "..";
    out += padding;
    return out;
}

std::string keyText(std::string_view base64, KeyForm form)
{
    switch (form) {
    case KeyForm::Fingerprint: return {};
    case KeyForm::Masked: return maskedKey(base64);
    case KeyForm::Whole: return std::string{base64};
    }
    return {};
}

} // namespace grapevine::link
