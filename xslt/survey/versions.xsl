<?xml version="1.0" encoding="UTF-8"?>
<!-- Of which other files a document is another form: a translation, the original, a transcript. TEI has
     several places to say it (P5, chapters 2, 3.12 and 17): the header names the other item and how it is
     related (relatedItem, ref with a type), the description of the source corresponds to it, the whole text
     does (@corresp), or a group of links ties the two together. Of a unit of a volume its division says it. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:d="urn:edition:diagnostics"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:mode name="m:versions" on-no-match="fail" on-multiple-match="fail"/>

  <!-- What a document says of itself, and each file that it calls another form of its own. -->
  <xsl:template match="*" mode="m:versions" as="element()*" priority="-1">
    <xsl:for-each select="((., text[1])/@type ! f:form(.))[1]">
      <s:form name="{.}"/>
    </xsl:for-each>
    <xsl:variable name="header" as="element(teiHeader)?" select="teiHeader[1]"/>
    <xsl:apply-templates mode="m:version" select="
      (., text)/@corresp,
      $header/fileDesc/sourceDesc//(bibl | biblStruct | biblFull)/@corresp,
      $header//relatedItem[f:form(@type)]/(@target, descendant::ref/@target, descendant::ptr/@target),
      $header//(ref | ptr)[f:form(@type)][not(ancestor::relatedItem or ancestor::correspDesc)]/@target,
      (text | standOff)//linkGrp[f:form(@type)]/link/@target"/>
  </xsl:template>

  <xsl:template match="*[@d:unit]" mode="m:versions" as="element()*">
    <xsl:for-each select="((@type, @subtype) ! f:form(.))[1]">
      <s:form name="{.}"/>
    </xsl:for-each>
    <xsl:apply-templates select="@corresp, descendant::linkGrp[f:form(@type)]/link/@target" mode="m:version"/>
  </xsl:template>

  <!-- Of a letter those that its header calls the previous and the next one (TEI 2.4.6). -->
  <xsl:template match="teiHeader" mode="m:versions" as="element(s:neighbour)*">
    <xsl:for-each select="profileDesc/correspDesc[1]/correspContext//(ref | ptr)[matches(@type, '^(prev|next)')]">
      <s:neighbour pointer="{tokenize(@target)[1]}" form="{substring(@type, 1, 4)}">
        <xsl:sequence select="f:stamp(.)[name() eq 'file']"/>
      </s:neighbour>
    </xsl:for-each>
  </xsl:template>

  <xsl:mode name="m:version" on-no-match="fail" on-multiple-match="fail"/>

  <!-- The form of the other is what the element, or the one around it, is called by its type. What has an id
       in the text itself is no other: it may be in another document of the same file. -->
  <xsl:template match="@*" mode="m:version" as="element(s:version)*">
    <xsl:variable name="form" as="xs:string?" select="
      (../ancestor-or-self::*[self::relatedItem or self::ref or self::ptr or self::bibl or self::biblStruct
        or self::biblFull]/@type ! f:form(.))[last()]"/>
    <xsl:variable name="stamp" as="attribute()*" select="f:stamp(..)"/>
    <xsl:variable name="text" as="document-node()" select="root()"/>
    <xsl:for-each select="tokenize(.)[not(starts-with(., '#') and exists(id(substring(., 2), $text)))]">
      <s:version pointer="{.}" form="{$form}">
        <xsl:sequence select="$stamp[name() eq 'file']"/>
      </s:version>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns "original", "translation", "transcript", or "version" for a form that is none of these; nothing
       for a type that is no form of a document. -->
  <xsl:function name="f:form" as="xs:string?">
    <xsl:param name="type" as="xs:string?"/>
    <xsl:variable name="name" as="xs:string" select="lower-case(normalize-space($type))"/>
    <xsl:sequence select="
      if (matches($name, '^(original|translat(ion|ed)[-_ ]?(of|from)|source[-_ ]?text)')) then 'original'
      else if (matches($name, '^(translation|translated|translat$|übersetzung|traduction|traduzione|traducción)')) then 'translation'
      else if (matches($name, '^(transcript|transkript|diplomatic)')) then 'transcript'
      else if (matches($name, '^((other|alternative)[-_ ]?)?(version|form|format)s?$|^(parallel|alignment)$')) then 'version'
      else ()"/>
  </xsl:function>
</xsl:stylesheet>
