<?xml version="1.0" encoding="UTF-8"?>
<!-- Entries of dictionaries: a line for the headword, one for each sense (lib/entries.xsl). Plain text
     adds signs, no words: no number that only an attribute has. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:template match="entry | entryFree | superEntry" mode="m:text" as="node()*" priority="1">
    <xsl:value-of select="$f:paragraph"/>
    <xsl:call-template name="f:entry-pieces"/>
    <xsl:value-of select="$f:paragraph"/>
  </xsl:template>

  <xsl:template match="sense | hom | re | entry//entry | cit[bibl][ancestor::entry or ancestor::entryFree]" mode="m:text"
    as="node()*" priority="2">
    <xsl:value-of select="$f:line"/>
    <xsl:call-template name="f:entry-pieces"/>
    <xsl:value-of select="$f:line"/>
  </xsl:template>

  <xsl:template mode="m:text" as="node()*" priority="1"
    match="form | gramGrp | def | usg | xr | pos | gen | gram | dictScrap | cit[ancestor::entry or ancestor::entryFree]
         | sense[f:only-sense(.)]">
    <xsl:value-of select="' '"/>
    <xsl:call-template name="f:entry-pieces"/>
    <xsl:value-of select="' '"/>
  </xsl:template>

  <xsl:template match="sense[f:only-sense(.)]" mode="m:text" as="node()*" priority="3">
    <xsl:text> </xsl:text>
    <xsl:call-template name="f:entry-pieces"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="pron | etym" mode="m:text" as="node()*" priority="1">
    <xsl:variable name="brackets" as="xs:string*" select="f:brackets(.)"/>
    <xsl:variable name="words" as="node()*">
      <xsl:call-template name="f:entry-pieces"/>
    </xsl:variable>
    <xsl:value-of select="' ' || $brackets[1] ! (. || $f:joiner)"/>
    <xsl:value-of select="replace(string-join($words), '^\s+|\s+$', '')"/>
    <xsl:value-of select="$brackets[2] ! ($f:joiner || .) || ' '"/>
  </xsl:template>

  <xsl:template match="cit[ancestor::entry or ancestor::entryFree][not(bibl)]/(quote | q)" mode="m:text" as="node()*"
    priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- The headword where an entry repeats it. -->
  <xsl:template match="(oRef | pRef)[not(node())]" mode="m:text" as="text()" priority="1">
    <xsl:text>~</xsl:text>
  </xsl:template>

  <!-- The pieces of an entry, with the marks of a dictionary between them where the source has none. -->
  <xsl:template name="f:entry-pieces" as="node()*">
    <xsl:choose>
      <xsl:when test="f:bare(.)">
        <xsl:for-each select="*">
          <xsl:value-of select="preceding-sibling::*[1] ! f:between-pieces(., current())"/>
          <xsl:variable name="words" as="node()*">
            <xsl:apply-templates select="." mode="m:text"/>
          </xsl:variable>
          <xsl:value-of select="replace(string-join($words), '^\s+|\s+$', '')"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="m:text"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
