<?xml version="1.0" encoding="UTF-8"?>
<!-- What a document is about: its keywords, and the categories that it is said to be of (TEI chapter 2.4.3). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:d="urn:edition:diagnostics"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:mode name="m:subjects" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:key name="f:class" match="category | taxonomy" use="@xml:id"/>

  <!-- A keyword, below the taxonomy that it is of, which may be described elsewhere. -->
  <xsl:template match="keywords//term | keywords//item[not(term)]" mode="m:subjects" as="element(s:subject)?">
    <xsl:variable name="pointer" as="attribute()?" select="ancestor::keywords[1]/@scheme"/>
    <xsl:variable name="scheme" as="element()?" select="f:class($pointer, .)"/>
    <xsl:variable name="name" as="xs:string" select="f:reading-text(.)"/>
    <xsl:if test="$name ne ''">
      <s:subject pointers="{@ref, @key, @target, @corresp, @ana}" file="{ancestor::*[@d:file][1]/@d:file}"
          scheme="{$pointer[empty($scheme)]}">
        <xsl:apply-templates select="$scheme" mode="m:class"/>
        <s:name><xsl:value-of select="$name"/></s:name>
      </s:subject>
    </xsl:if>
  </xsl:template>

  <!-- A code of a classification: the category that it stands for, if that is here, else the code below what it
       is of, which may be described elsewhere. Of a system that is not at hand a number says nothing. -->
  <xsl:template match="classCode" mode="m:subjects" as="element(s:subject)?">
    <xsl:variable name="code" as="xs:string" select="f:reading-text(.)"/>
    <xsl:variable name="scheme" as="element()?" select="f:class(@scheme, .)"/>
    <xsl:variable name="category" as="element(category)?" select="
      $scheme/descendant-or-self::category[$code = (@n, @xml:id)][1]"/>
    <xsl:if test="$code ne '' and (@scheme or matches($code, '\p{L}{3}'))">
      <s:subject pointers="" file="{ancestor::*[@d:file][1]/@d:file}" scheme="{@scheme[empty($scheme)]}"
          is-code="true">
        <xsl:apply-templates select="($category, $scheme)[1]" mode="m:class"/>
        <xsl:if test="empty($category)">
          <s:name><xsl:value-of select="$code"/></s:name>
        </xsl:if>
      </s:subject>
    </xsl:if>
  </xsl:template>

  <!-- A category that is described here, or elsewhere. -->
  <xsl:template match="catRef" mode="m:subjects" as="element(s:subject)*">
    <xsl:variable name="reference" as="element(catRef)" select="."/>
    <xsl:for-each select="tokenize(@target)">
      <xsl:variable name="class" as="element()?" select="f:class(., $reference)"/>
      <s:subject pointers="{.[empty($class)]}" file="{$reference/ancestor::*[@d:file][1]/@d:file}">
        <xsl:apply-templates select="$class" mode="m:class"/>
      </s:subject>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns the category or taxonomy of this file that a pointer leads to. -->
  <xsl:function name="f:class" as="element()?">
    <xsl:param name="pointer" as="xs:string?"/>
    <xsl:param name="from" as="element()"/>
    <xsl:sequence select="if (starts-with($pointer, '#')) then key('f:class', substring($pointer, 2), root($from))[1] else ()"/>
  </xsl:function>

  <xsl:mode name="m:class" on-no-match="fail" on-multiple-match="fail"/>

  <!-- The names of a category and of those that it is part of, from the taxonomy on. -->
  <xsl:template match="category" mode="m:class" as="element(s:name)*">
    <xsl:apply-templates select="parent::category, parent::taxonomy" mode="#current"/>
    <s:name><xsl:value-of select="f:class-name(.)"/></s:name>
  </xsl:template>

  <!-- Returns the name of a category, or else its id. -->
  <xsl:function name="f:class-name" as="xs:string">
    <xsl:param name="category" as="element(category)"/>
    <xsl:sequence select="
      string((f:term-name($category) ! f:reading-text(.)[. ne ''], $category/gloss[1] ! f:reading-text(.)[. ne ''],
        $category/@xml:id, $category/@n)[1])"/>
  </xsl:function>

  <xsl:template match="taxonomy" mode="m:class" as="element(s:name)*">
    <xsl:apply-templates select="parent::category, parent::taxonomy" mode="#current"/>
    <xsl:for-each select="(head, desc, gloss, bibl/title, bibl)[normalize-space()][1]">
      <s:name><xsl:value-of select="f:reading-text(.)"/></s:name>
    </xsl:for-each>
  </xsl:template>

  <xsl:mode name="m:classes" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <!-- The categories of a file that others point at. -->
  <xsl:template match="category[@xml:id] | taxonomy[@xml:id]" mode="m:classes" as="element(s:class)+">
    <s:class id="{@xml:id}">
      <xsl:sequence select="f:stamp(.)"/>
      <xsl:apply-templates select="." mode="m:class"/>
    </s:class>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>
</xsl:stylesheet>
