#pragma once

#include <QWidget>

#include "ui/models/ask_verdict.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace grapevine::widgets {

class AskMenu;
class ByteMeter;
class NamesField;
class SegmentBar;
class TagFilterBox;

/// Where an event or a query is put together. It says all the time what would be sent to whom,
/// or why nothing can be.
class AskForm final : public QWidget {
    Q_OBJECT
public:
    explicit AskForm(QWidget* parent = nullptr);

    [[nodiscard]] models::AskDraft draft() const;
    void setDraft(const models::AskDraft& draft);
    /// Goes to the name, of a query or of an event; what was typed stays.
    void open(bool query);

    /// What the draft would mean now. `usualTimeout` is Serf's formula for `alive` members.
    void show(const models::AskVerdict& verdict, Duration usualTimeout);
    void setQueryNames(const QStringList& names);
    void setEventNames(const QStringList& names);
    void setMemberNames(const QStringList& names);
    void setTagNames(const QStringList& names);

    [[nodiscard]] QString reviewText() const;
    /// Why something was not taken into the form; stands until the form is edited.
    void tell(const QString& problem);
    [[nodiscard]] AskMenu& menu() { return *m_more; }

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void edited();
    /// By the button, Enter in a field, or Ctrl+Enter.
    void sendRequested();
    /// A `serf://` address was pasted as the name, or stands there when it is to be sent.
    void uriEntered(const QString& text);

private:
    void build();
    QWidget* buildFields();
    QWidget* buildFoot();
    QLabel* labelFor(const QString& text, QWidget* buddy);
    void showKind();
    void submit();
    void nameChanged(const QString& name);
    [[nodiscard]] bool holdsUri() const;

    SegmentBar* m_kind = nullptr;
    AskMenu* m_more = nullptr;
    NamesField* m_name = nullptr;
    QPlainTextEdit* m_payload = nullptr;
    QLabel* m_nodesLabel = nullptr;
    NamesField* m_nodes = nullptr;
    QLabel* m_tagsLabel = nullptr;
    TagFilterBox* m_tags = nullptr;
    QLabel* m_timeoutLabel = nullptr;
    QLineEdit* m_timeout = nullptr;
    QLabel* m_relayLabel = nullptr;
    QSpinBox* m_relay = nullptr;
    QCheckBox* m_ack = nullptr;
    QCheckBox* m_coalesce = nullptr;
    ByteMeter* m_meter = nullptr;
    QLabel* m_review = nullptr;
    QLabel* m_reason = nullptr;
    QPushButton* m_send = nullptr;
    QStringList m_queryNames;
    QStringList m_eventNames;
    bool m_canSend = false;
    bool m_filling = false;
    QString m_problem;
    qsizetype m_nameLength = 0; ///< Of the name at its last change.
};

} // namespace grapevine::widgets
