#pragma once

#include <QDialog>

#include <optional>

#include "core/base/clock.h"

class QLineEdit;
class QPushButton;

namespace grapevine::widgets {

/// Asks for the name of a production cluster, typed, before its lock opens.
class UnlockDialog final : public QDialog {
    Q_OBJECT
public:
    UnlockDialog(QString profile, std::optional<Duration> openFor, QWidget* parent = nullptr);

private:
    QString m_profile;
    QLineEdit* m_name = nullptr;
    QPushButton* m_unlock = nullptr;
};

} // namespace grapevine::widgets
