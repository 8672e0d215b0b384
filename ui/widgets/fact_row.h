#pragma once

#include <QWidget>

class QHBoxLayout;

namespace grapevine::widgets {

class ElidedLabel;

/// Short facts side by side: a quiet name above, the value below.
class FactRow final : public QWidget {
    Q_OBJECT
public:
    explicit FactRow(const QString& objectName, QWidget* parent = nullptr);

    /// The value's label: set its text and hint.
    ElidedLabel* addFact(const QString& objectName, const QString& name);

private:
    QHBoxLayout* m_row = nullptr;
};

} // namespace grapevine::widgets
