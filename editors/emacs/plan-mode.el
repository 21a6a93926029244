;;; plan-mode.el --- Marketing plans as code  -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.9"))

;;; Commentary:

;; Findings, fixes and help for *.plan.hcl through eglot.  Put this file where
;; Emacs finds it and write (require 'plan-mode) into the init file.

;;; Code:

(require 'eglot)

(defgroup plan nil "Marketing plans as code." :group 'languages)

(defcustom plan-command '("plan" "lsp")
  "The command that starts the language server."
  :type '(repeat string))

(defvar plan-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "< b" table)
    (modify-syntax-entry ?\n "> b" table)
    (modify-syntax-entry ?/ ". 124" table)
    (modify-syntax-entry ?* ". 23bn" table)
    (modify-syntax-entry ?_ "_" table)
    table))

(defconst plan-font-lock-keywords
  '(("^\\s-*\\([[:alpha:]_][[:alnum:]_]*\\)\\(?:\\s-+\"[^\"\n]*\"\\)?\\s-*{" 1 font-lock-keyword-face)
    ("\\_<\\([[:alpha:]_][[:alnum:]_]*\\)\\s-*=[^=>]" 1 font-lock-variable-name-face)
    ("\\_<\\(?:tbd\\|true\\|false\\|null\\)\\_>" . font-lock-constant-face))
  "Colours by the shape of a line.")

;;;###autoload
(define-derived-mode plan-mode prog-mode "Plan"
  "Major mode for marketing plans."
  (setq-local comment-start "# "
              font-lock-defaults '(plan-font-lock-keywords)
              indent-tabs-mode nil
              electric-indent-inhibit t
              indent-line-function #'indent-relative-first-indent-point))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\(?:\\.plan\\|/plan\\.lock\\)\\.hcl\\'" . plan-mode))
(defclass plan-server (eglot-lsp-server) () "The language server of plans.")
(add-to-list 'eglot-server-programs (cons 'plan-mode (lambda (&rest _) (cons 'plan-server plan-command))))
(add-hook 'plan-mode-hook #'eglot-ensure)

;; Where a fix leaves something open, the server shows where to go on.  It becomes the region, so
;; that typing takes its place in `delete-selection-mode'.
(cl-defmethod eglot-client-capabilities :around ((_server plan-server))
  (let* ((all (copy-sequence (cl-call-next-method))) (window (copy-sequence (plist-get all :window))))
    (plist-put all :window (plist-put window :showDocument '(:support t)))))

(cl-defmethod eglot-handle-request ((_server plan-server) (_method (eql window/showDocument)) &key uri selection &allow-other-keys)
  "Show the place SELECTION of the file URI."
  (pop-to-buffer-same-window (find-file-noselect (funcall (if (fboundp 'eglot-uri-to-path) 'eglot-uri-to-path 'eglot--uri-to-path) uri)))
  (when selection
    (pcase-let ((`(,from . ,to) (funcall (if (fboundp 'eglot-range-region) 'eglot-range-region 'eglot--range-region) selection)))
      (goto-char from)
      (unless (= from to)
        (push-mark to t t))))
  '(:success t))

;;;###autoload
(defun plan-report (&optional view)
  "Show the report of the campaign in the browser, or its picture VIEW."
  (interactive)
  (let ((page (jsonrpc-request (eglot--current-server-or-lose) :workspace/executeCommand
                               (list :command (if view "plan.graph" "plan.report")
                                     :arguments (vector (plist-get (eglot--TextDocumentIdentifier) :uri) nil view))))
        (file (make-temp-file "plan-" nil ".html")) ; Emacs shows other files itself
        (coding-system-for-write 'utf-8-unix))
    (write-region (plist-get page :text) nil file nil 'silent)
    (browse-url-of-file file)))

;;;###autoload
(defun plan-graph (view)
  "Show a picture of the campaign in the browser, which VIEW says."
  (interactive (list (completing-read "Picture: " '("timeline" "map" "journey" "money") nil t)))
  (plan-report view))

(provide 'plan-mode)
;;; plan-mode.el ends here
