(* Certificates: signs of products, of their factors, and of what a claim states. *)
Lemma part_above p k f : f = p * k -> 0 < f -> 0 < k -> 0 < p.
Proof. intros e a b. apply (Rmult_lt_reg_r k); [exact b | rewrite Rmult_0_l, <- e; exact a]. Qed.
Lemma part_least p k f : f = p * k -> 0 <= f -> 0 < k -> 0 <= p.
Proof. intros e a b. apply (Rmult_le_reg_r k); [exact b | rewrite Rmult_0_l, <- e; exact a]. Qed.
Lemma part_zero p k f : f = p * k -> f = 0 -> k <> 0 -> p = 0.
Proof. intros e a b. destruct (Rmult_integral p k) as [c | c]; [rewrite <- e; exact a | exact c | contradiction]. Qed.
Lemma part_unequal p k f : f = p * k -> f <> 0 -> p <> 0.
Proof. intros e a b. apply a. rewrite e, b. ring. Qed.
Lemma both_above p : 0 <= p -> p <> 0 -> 0 < p.
Proof. intros [a | a] b; [exact a | exfalso; apply b; symmetry; exact a]. Qed.
Lemma square_above p : p <> 0 -> 0 < p ^ 2.
Proof. intro a. replace (p ^ 2) with (Rsqr p) by (unfold Rsqr; ring). apply Rsqr_pos_lt. exact a. Qed.
Ltac form :=
  first [assumption | apply Rlt_le; assumption | lazymatch goal with
  | |- 0 < _ * _ => apply Rmult_lt_0_compat; form
  | |- 0 <= _ * _ => apply Rmult_le_pos; form
  | |- 0 < _ + _ => first [apply Rplus_lt_0_compat; form | apply Rplus_lt_le_0_compat; form | apply Rplus_le_lt_0_compat; form]
  | |- 0 <= _ + _ => apply Rplus_le_le_0_compat; form
  | |- 0 < _ ^ 2 => first [apply pow_lt; form | apply square_above; form]
  | |- 0 <= _ ^ 2 => apply pow2_ge_0
  | |- 0 < _ => first [assumption | lra]
  | |- 0 <= _ => first [assumption | apply Rlt_le; assumption | lra]
  | |- _ * _ <> 0 => apply Rmult_integral_contrapositive_currified; form
  | |- _ ^ _ <> 0 => apply pow_nonzero; form
  | |- _ <> 0 => first [assumption | apply Rgt_not_eq; assumption | lra | unequal]
  | |- _ > _ => unfold Rgt; form
  end].
Ltac unlike h := first [exact h | apply Rgt_not_eq; exact h].
Ltac same := first [field; unequal
  | match goal with n : ?a * ?a = _ |- _ => field [n]; unequal end
  | match goal with n : ?a * ?a = _, m : ?b * ?b = _ |- _ => field [n m]; unequal end].
Ltac sign := first [above | apply Rlt_le; above | form].
(* The premise is what a hypothesis says, times something above 0 or other than 0. *)
Lemma times_above p v s : 0 < v -> p = v * s -> 0 < s -> 0 < p.
Proof. intros a e b. rewrite e. apply Rmult_lt_0_compat; assumption. Qed.
Lemma times_least p v s : 0 <= v -> p = v * s -> 0 < s -> 0 <= p.
Proof. intros a e b. rewrite e. apply Rmult_le_pos; [|apply Rlt_le]; assumption. Qed.
Lemma times_zero p v s : v = 0 -> p = v * s -> p = 0.
Proof. intros a e. rewrite e, a. ring. Qed.
Lemma times_unequal p v s : v <> 0 -> p = v * s -> s <> 0 -> p <> 0.
Proof. intros a e b. rewrite e. apply Rmult_integral_contrapositive_currified; assumption. Qed.
Ltac scale := first [form | above | unequal].
Ltac stated s :=
  match goal with
  | h : ?a < ?b |- 0 < ?p => apply (times_above p (b - a) s); [lra | same | scale]
  | h : ?a > ?b |- 0 < ?p => apply (times_above p (a - b) s); [lra | same | scale]
  | h : ?a <= ?b |- 0 <= ?p => apply (times_least p (b - a) s); [lra | same | scale]
  | h : ?a >= ?b |- 0 <= ?p => apply (times_least p (a - b) s); [lra | same | scale]
  | h : ?a = ?b |- ?p = 0 => apply (times_zero p (a - b) s); [apply Rminus_diag_eq; exact h | same]
  | h : ?a <> ?b |- ?p <> 0 => apply (times_unequal p (a - b) s); [lra | same | scale]
  | h : ?a < ?b |- 0 <= ?p => apply (times_least p (b - a) s); [lra | same | scale]
  | h : ?a > ?b |- 0 <= ?p => apply (times_least p (a - b) s); [lra | same | scale]
  | h : ?a < ?b |- ?p <> 0 => apply (times_unequal p (b - a) s); [lra | same | scale]
  | h : ?a > ?b |- ?p <> 0 => apply (times_unequal p (a - b) s); [lra | same | scale]
  end.
Ltac divided := first [unequal | stated 1].

