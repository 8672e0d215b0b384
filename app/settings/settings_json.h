#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/settings/settings.h"

namespace grapevine::settings {

/// Settings from a JSON object, key by key: what is missing or of another kind stays as it is by
/// default.
[[nodiscard]] Settings settingsFrom(const nlohmann::json& json);
/// Writes our keys over those of `json`; keys we do not know stay.
void writeInto(const Settings& settings, nlohmann::json& json);

} // namespace grapevine::settings
