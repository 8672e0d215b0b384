#pragma once

#include <QLineEdit>

#include <functional>
#include <vector>

#include "core/filter/completion.h"
#include "ui/models/filter_words.h"

class QCompleter;
class QLabel;
class QStandardItemModel;
class QTimer;

namespace grapevine::widgets {

/// The line for a filter: completes what is being written, and says what is wrong with it and
/// where.
///
/// Its frame tells at a glance: plain while empty, accented while a filter is in force, the colour
/// of a warning while it cannot be read. What is wrong hangs below the line and moves nothing.
class FilterField final : public QLineEdit {
    Q_OBJECT
public:
    using Words = std::function<std::vector<models::FilterWord>(const filter::Completion&)>;

    explicit FilterField(QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Where completions come from.
    void setWords(Words words) { m_words = std::move(words); }
    /// Whether it takes long to find them now: then what is filtered is painted before the list.
    void setWordsAreDear(std::function<bool()> areDear) { m_areDear = std::move(areDear); }
    /// A sentence; empty when the filter can be read. `atEnd`: it may just not be finished, and is
    /// told once the person pauses or goes elsewhere.
    void setMistake(const QString& mistake, bool atEnd);

    bool event(QEvent* event) override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void complete();
    void offerWords();
    void insert(const QString& word);
    void tell();
    void placeHint();

    Words m_words;
    QStandardItemModel* m_list = nullptr;
    QCompleter* m_completer = nullptr;
    QLabel* m_hint = nullptr;
    filter::Completion m_wanted; ///< What the open list is for.
    QTimer* m_pause = nullptr;
    std::function<bool()> m_areDear;
    QTimer* m_afterPaint = nullptr; ///< Runs while dear words are waited for.
    QString m_mistake;
    bool m_told = false; ///< The mistake shows.
};

} // namespace grapevine::widgets
