#pragma once

#include <QString>

#include <optional>

#include "ui/models/key_choices.h"
#include "ui/widgets/act_spec.h"

namespace grapevine::widgets {

/// A letter, a digit, a sign or the space bar without Ctrl, Alt or Meta: text, in a field.
[[nodiscard]] bool isBare(const QKeySequence& keys);

/// The keys of an act as chosen; without letters where these are off.
[[nodiscard]] QList<QKeySequence> keysInForce(const ActSpec& act,
                                              const models::KeyChoices& choices);

/// True when one keystroke could mean both.
[[nodiscard]] bool meet(const ActSpec& one, const ActSpec& other, const QKeySequence& keys);

/// The act that these keys, given to `act`, would take something from.
[[nodiscard]] std::optional<ActSpec> conflictOf(const ActSpec& act, const QKeySequence& keys,
                                                const models::KeyChoices& choices);

/// Why these cannot be the keys of that act, whatever else has them; empty where they can.
[[nodiscard]] QString keyProblem(const ActSpec& act, const QKeySequence& keys);

/// As the keyboard has them: `Ctrl+F, /`.
[[nodiscard]] QString keysText(const QList<QKeySequence>& keys);

/// How settings have them.
[[nodiscard]] QStringList keyWords(const QList<QKeySequence>& keys);

} // namespace grapevine::widgets
