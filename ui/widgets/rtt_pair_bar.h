#pragma once

#include <QWidget>

#include <string>

#include "ui/models/rtt_field.h"

class QPushButton;

namespace grapevine::widgets {

class ElidedLabel;

/// Below map and matrix: what is chosen, in a sentence. Of a pair the round trip with its trust,
/// our own pings to both, and the command that asks Serf for the same.
class RttPairBar final : public QWidget {
    Q_OBJECT
public:
    /// The field must outlive the bar.
    explicit RttPairBar(const models::RttField& field, QWidget* parent = nullptr);

    /// Names; empty for none.
    void show(const std::string& one, const std::string& other);
    [[nodiscard]] QString text() const;
    /// What the button copies; empty where it does not.
    [[nodiscard]] const QString& command() const { return m_command; }

private:
    [[nodiscard]] QString pairSentence(const std::string& one, const std::string& other) const;

    const models::RttField& m_field;
    ElidedLabel* m_words = nullptr;
    QPushButton* m_copy = nullptr;
    QString m_command;
};

} // namespace grapevine::widgets
