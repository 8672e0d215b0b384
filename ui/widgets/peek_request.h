#pragma once

#include <QMetaType>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/endpoint.h"
#include "ui/widgets/key_keeping.h"

namespace grapevine::widgets {

/// What the start page asks for. Text only: reading and checking a key is not a widget's work.
struct PeekRequest {
    enum class KeySource : std::uint8_t { None, Typed, KeyFile, KeyringFile };

    std::vector<HostPort> seeds;
    QString label{};
    KeySource keySource = KeySource::None;
    QString keyText{}; ///< The key itself, or the file's path.
    std::optional<HostPort> bind{};
    KeyKeeping keeping = KeyKeeping::Session; ///< Of the key.
    QString profile{}; ///< The one that leads there, under whose name a key is kept.
};

} // namespace grapevine::widgets

Q_DECLARE_METATYPE(grapevine::widgets::PeekRequest)
