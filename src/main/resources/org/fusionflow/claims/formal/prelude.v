Require Import Reals Lra Psatz Field.
Open Scope R_scope.

(* What follows from signs that show in the form. *)
Ltac above :=
  lazymatch goal with
  | |- _ > _ => unfold Rgt; above
  | |- 0 < _ * _ => first [assumption | apply Rmult_lt_0_compat; above | nra]
  | |- 0 < _ / _ => first [assumption | apply Rdiv_lt_0_compat; above | lra]
  | |- 0 < _ + _ => first [assumption | apply Rplus_lt_0_compat; above | lra]
  | |- 0 < _ ^ _ => first [assumption | apply pow_lt; above]
  | |- 0 < exp _ => apply exp_pos
  | |- 0 < Rpower _ _ => unfold Rpower; apply exp_pos
  | |- 0 < sqrt _ => apply sqrt_lt_R0; above
  | |- _ => first [assumption | lra | nra]
  end.
(* What is not 0 because something given is not 0 or above 0, of which it is a factor after divisions are cleared. *)
Lemma no_quotient a b : a = 0 -> a / b = 0.
Proof. intro e. rewrite e. unfold Rdiv. ring. Qed.
Ltac cleared := first [lra | nra | apply no_quotient; first [lra | nra]].
Ltac shown :=
  repeat match goal with given : ?a * ?b <> 0 |- _ => apply Rmult_neq_0_reg in given; destruct given end;
  try assumption;
  let zero := fresh "zero" in intro zero;
  match goal with
  | given : ?d <> 0 |- False => apply given; first [lra | field_simplify; [cleared | ..]; shown_more]
  | given : 0 < ?d |- False => apply (Rlt_irrefl 0); replace 0 with d at 2; [exact given | first [lra | field_simplify; [cleared | ..]; shown_more]]
  | given : ?a > ?b |- False => apply (Rlt_irrefl 0); replace 0 with (a - b) at 2; [lra | first [lra | field_simplify; [cleared | ..]; shown_more]]
  | given : ?a < ?b |- False => apply (Rlt_irrefl 0); replace 0 with (b - a) at 2; [lra | first [lra | field_simplify; [cleared | ..]; shown_more]]
  end
with shown_more :=
  repeat match goal with |- _ /\ _ => split end; first [assumption | apply Rgt_not_eq; unfold Rgt; above].
Ltac unequal :=
  repeat match goal with |- _ /\ _ => split end;
  first [assumption | apply Rgt_not_eq; unfold Rgt; above | lra | intro; lra | shown | nra].
Lemma sizes a b : a * a = b * b -> a = b \/ a = - b.
Proof. intro e. assert (z : (a - b) * (a + b) = 0) by (ring_simplify; lra). apply Rmult_integral in z. lra. Qed.
(* What is at least 0 and not 0 is above 0. *)
Ltac strict :=
  repeat match goal with
  | other : ?a <> 0, h : 0 <= ?a |- _ => assert (0 < a) by (destruct h; [assumption | exfalso; apply other; congruence]); clear h other
  end.
Ltac contradictory :=
  first [
    lra
  | strict; nra
  | do 4 try match goal with h : 0 <= ?a |- _ => progress field_simplify in h; [|unequal..] end; lra ].
(* Powers that have a name are above 0, so that they may be divided by. *)
Ltac positives :=
  repeat match goal with
  | body : ?x = Rpower _ _ |- _ =>
      lazymatch goal with known : 0 < x |- _ => fail | _ => assert (0 < x) by (rewrite body; apply exp_pos) end
  end.

Lemma ln_power x y : ln (Rpower x y) = y * ln x.
Proof. unfold Rpower. now rewrite ln_exp. Qed.
Lemma ln_whole x n : 0 < x -> ln (x ^ n) = INR n * ln x.
Proof.
  intro above_0. induction n as [|n IH]; [simpl; rewrite ln_1; ring|].
  rewrite S_INR. simpl pow. rewrite ln_mult, IH by (try apply pow_lt; assumption). ring.
Qed.
Lemma ln_quotient x y : 0 < x -> 0 < y -> ln (x / y) = ln x - ln y.
Proof.
  intros. unfold Rdiv. rewrite ln_mult, ln_Rinv by (try apply Rinv_0_lt_compat; assumption). ring.
Qed.
Lemma ln_root x : 0 < x -> ln (sqrt x) = ln x / 2.
Proof.
  intro. assert (twice : ln (sqrt x * sqrt x) = ln x) by (rewrite sqrt_sqrt by lra; reflexivity).
  rewrite ln_mult in twice by (apply sqrt_lt_R0; assumption). lra.
Qed.
Ltac logarithms :=
  repeat match goal with
  | |- context [ln (?a * ?b)] => rewrite (ln_mult a b) by above
  | |- context [ln (?a / ?b)] => rewrite (ln_quotient a b) by above
  | |- context [ln (?a ^ ?n)] => rewrite (ln_whole a n) by above
  | |- context [ln (Rpower ?a ?b)] => rewrite (ln_power a b)
  | |- context [ln (exp ?a)] => rewrite (ln_exp a)
  | |- context [ln (sqrt ?a)] => rewrite (ln_root a) by above
  | |- context [ln 1] => rewrite ln_1
  end.
Ltac by_logarithms := apply ln_inv; [above | above | logarithms; simpl INR; field; unequal].
(* Logarithms whose arguments are equal, though written otherwise. *)
Ltac one_logarithm :=
  match goal with |- context [ln ?a] => match goal with |- context [ln ?b] =>
    lazymatch a with b => fail | _ => replace (ln a) with (ln b) by (f_equal; field; unequal) end end end.
