<?xml version="1.0" encoding="UTF-8"?>
<!-- The terms of a register: categories of a taxonomy, canonical names, items of a glossary. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Returns whether an element of a register is the entry of a term. -->
  <xsl:function name="f:is-term" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[@xml:id]/(self::category | self::nym
      | self::item[parent::list/@type = ('gloss', 'terms')]))"/>
  </xsl:function>

  <!-- Returns what a term is called by. -->
  <xsl:function name="f:term-name" as="element()?">
    <xsl:param name="term" as="element()"/>
    <xsl:variable name="language" as="xs:string" select="string($term/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
    <xsl:variable name="described" as="element()*" select="$term/(catDesc | desc)"/>
    <xsl:variable name="main" as="element()?" select="
      ($described[not(@xml:lang) or @xml:lang = $language], $described)[1]"/>
    <xsl:sequence select="(
      $term/self::category/($main/term, $main)[1],
      $term/self::nym/(form[@type = 'lemma'], form, orth)[1],
      $term/self::item/(term, preceding-sibling::*[1][self::label])[1])[1]"/>
  </xsl:function>
</xsl:stylesheet>
