#pragma once

#include <QWidget>

#include "ui/widgets/peek_request.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace grapevine::widgets {

/// Key, label and bind address: what few clusters need, folded away on the start page.
class AccessForm final : public QWidget {
    Q_OBJECT
public:
    explicit AccessForm(QWidget* parent = nullptr);

    /// Fills the request's key, label and bind. False when the local address is no IP address.
    [[nodiscard]] bool fill(PeekRequest& request) const;
    [[nodiscard]] bool isEmpty() const;
    /// Empties the field that held a typed key.
    void forgetKey();
    void setLabel(const QString& label);
    [[nodiscard]] QString label() const;
    void focusKey();
    void focusLabel();
    void focusBind();

Q_SIGNALS:
    void returnPressed();

private:
    void showKeySource();
    void browse();
    [[nodiscard]] PeekRequest::KeySource keySource() const;

    QComboBox* m_keySource = nullptr;
    QLineEdit* m_key = nullptr;
    QPushButton* m_browse = nullptr;
    QLineEdit* m_label = nullptr;
    QLineEdit* m_bind = nullptr;
};

} // namespace grapevine::widgets
