#pragma once

#include <QWidget>

#include "ui/widgets/peek_request.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace grapevine::widgets {

class ElidedLabel;
class KeepingBox;
class SecretLineEdit;

/// Key, label and bind address: what few clusters need, folded away on the start page.
class AccessForm final : public QWidget {
    Q_OBJECT
public:
    explicit AccessForm(QWidget* parent = nullptr);

    /// Fills the request's key, label and bind. False when the local address is no IP address.
    [[nodiscard]] bool fill(PeekRequest& request) const;
    [[nodiscard]] bool isEmpty() const;
    /// What was written into the other's fields and chosen there; never a typed key.
    void takeOver(const AccessForm& other);
    /// Empties the field that held a typed key.
    void forgetKey();
    void setLabel(const QString& label);
    [[nodiscard]] QString label() const;
    /// Where keys can be kept, and for which profile: without one, a key is kept nowhere.
    void setOffer(KeepingOffer offer);
    void setProfile(const QString& profile);
    void setKeeping(KeyKeeping keeping);
    void focusKey();
    void focusLabel();
    void focusBind();

Q_SIGNALS:
    void returnPressed();
    void labelChanged();
    /// Somebody begins to enter a key.
    void secretExpected();

private:
    void showKeySource();
    void showKeeping();
    void browse();
    [[nodiscard]] PeekRequest::KeySource keySource() const;

    QComboBox* m_keySource = nullptr;
    SecretLineEdit* m_key = nullptr; ///< Typed; the other is a file's path.
    QLineEdit* m_file = nullptr;
    QPushButton* m_browse = nullptr;
    QLineEdit* m_label = nullptr;
    QLineEdit* m_bind = nullptr;
    QFormLayout* m_form = nullptr;
    KeepingBox* m_keeping = nullptr;
    ElidedLabel* m_keepingHint = nullptr;
    QWidget* m_keepingCell = nullptr;
    QString m_profile;
};

} // namespace grapevine::widgets
