#pragma once

#include <QFrame>

#include <functional>

#include "ui/widgets/join_offer.h"

class QLabel;
class QPushButton;

namespace grapevine::widgets {

/// The second step from looking to taking part, as a bar below the table: what joining means for
/// the cluster, and two buttons. Rows above it stay where they are when it comes and goes.
class JoinBar final : public QFrame {
    Q_OBJECT
public:
    using ObserverName = std::function<QString()>;

    explicit JoinBar(QWidget* parent = nullptr);

    /// Under which name we would join; asked for only when the bar has to say it.
    void setObserverName(ObserverName name) { m_name = std::move(name); }
    /// Another look begins. `stayOutside`: the person has said so for this cluster before.
    void begin(bool stayOutside);
    /// Comes by itself at a useful moment, once; goes when joining is no longer possible.
    void consider(const JoinOfferInput& input);
    /// The person asks for it: comes whatever was said before, and takes the focus.
    void ask(const JoinOfferInput& input);
    /// Goes for now, without an answer.
    void dismiss();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void joinChosen();
    void stayOutsideChosen();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void open(std::size_t members);
    void sayFor(std::size_t members);

    ObserverName m_name;
    QLabel* m_headline = nullptr;
    QLabel* m_detail = nullptr;
    QPushButton* m_stay = nullptr;
    QPushButton* m_join = nullptr;
    bool m_quiet = false; ///< Not to come by itself any more.
    bool m_warns = false;
};

} // namespace grapevine::widgets
