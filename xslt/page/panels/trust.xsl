<?xml version="1.0" encoding="UTF-8"?>
<!-- What vouches for a document, in short: its status, its last change, who did what, its source and
     its licence. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:trust" on-no-match="deep-skip" on-multiple-match="fail"/>

  <!-- At the head of a document: that it is not valid, or not final. -->
  <xsl:template name="f:status" as="element()?">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:variable name="said" as="xs:string?" select="
        if ($document/@invalid = 'true') then f:label('status.invalid')
        else $document/@status ! f:status(.)"/>
    <xsl:for-each select="$said">
      <p class="status" role="note"><xsl:value-of select="."/></p>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns the sentence on the status of a document that is not finished; nothing for one that is. -->
  <xsl:function name="f:status" as="xs:string?">
    <xsl:param name="status" as="xs:string"/>
    <xsl:variable name="name" as="xs:string" select="lower-case(normalize-space($status))"/>
    <xsl:sequence select="
        f:status-word($status)
        ! (f:known-label('status.' || $name), f:label-with('status.other', map{'status': .}))[1]"/>
  </xsl:function>

  <xsl:template name="f:trust-panel" as="element()?">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:param name="header" as="element()?"/>
    <xsl:variable name="rows" as="element()*">
      <xsl:sequence select="$document/@status[normalize-space()] ! f:row(f:label('trust.status'),
          (f:status-word(.), f:known-label('status.' || lower-case(normalize-space()) || '.word'), normalize-space())[1])"/>
      <xsl:apply-templates select="f:last-change($header)" mode="m:trust"/>
      <xsl:apply-templates select="$header/fileDesc/(titleStmt, editionStmt)/(editor, respStmt)" mode="m:trust"/>
      <!-- A manuscript's description has a panel of its own. -->
      <xsl:apply-templates select="
          $header/fileDesc[not(sourceDesc//msDesc)]/sourceDesc/(bibl, biblStruct, biblFull, p)[not(@type = 'citation')][1]"
          mode="m:trust"/>
      <xsl:apply-templates select="f:licence($header)" mode="m:trust"/>
    </xsl:variable>
    <xsl:variable name="report" as="element()?" select="f:report-link($document)"/>
    <xsl:if test="exists(($rows, $report))">
      <section class="panel trust" aria-labelledby="ui-trust">
        <h2 id="ui-trust"><xsl:value-of select="f:label('trust')"/></h2>
        <xsl:where-populated>
          <dl>
            <xsl:sequence select="f:without-ids($rows)"/>
          </dl>
        </xsl:where-populated>
        <xsl:sequence select="$report"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Returns a row: what it is called, and what is said. -->
  <xsl:function name="f:row" as="element()+">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="said" as="item()*"/>
    <dt><xsl:value-of select="$label"/></dt>
    <dd><xsl:sequence select="$said"/></dd>
  </xsl:function>

  <!-- Returns the newest change that a header records. -->
  <xsl:function name="f:last-change" as="element(change)?">
    <xsl:param name="header" as="element()?"/>
    <xsl:variable name="changes" as="element(change)*" select="
        $header/revisionDesc//change[matches((@when, @to)[1], '^\d{4}')]"/>
    <xsl:variable name="newest" as="xs:string?" select="max($changes/(@when, @to)[1] ! string())"/>
    <xsl:sequence select="$changes[(@when, @to)[1] eq $newest][1]"/>
  </xsl:function>

  <xsl:template match="change" mode="m:trust" as="element()+">
    <xsl:variable name="who" as="xs:string?" select="f:who(@who)"/>
    <xsl:sequence select="
        f:row(f:label('trust.change'), string-join((f:date-words((@when, @to)[1]), $who,
          f:reading-text(.)[. ne ''][string-length(.) lt 80]), ' · '))"/>
  </xsl:template>

  <xsl:template match="editor" mode="m:trust" as="element()+">
    <xsl:variable name="role" as="xs:string" select="(@role/normalize-space()[. ne ''], 'editor')[1]"/>
    <xsl:sequence select="
        f:row((f:known-label('trust.role.' || lower-case($role)), $role)[1],
          f:reading-text((persName, orgName, name, .)[1]/node()[not(self::idno)]))"/>
  </xsl:template>

  <xsl:template match="respStmt[(persName, orgName, name)[normalize-space()]]" mode="m:trust" as="element()+">
    <xsl:sequence select="
        f:row((string-join(resp ! f:reading-text(.), ', ')[. ne ''], f:label('trust.role.editor'))[1],
          string-join((persName | orgName | name) ! f:reading-text(./node()[not(self::idno)]), ', '))"/>
  </xsl:template>

  <xsl:template match="bibl | biblStruct | biblFull | p" mode="m:trust" as="element()*">
    <xsl:variable name="said" as="xs:string" select="f:reading-text(.)"/>
    <xsl:sequence select="f:row(f:label('source'), $said)[$said ne '']"/>
  </xsl:template>

  <!-- Returns the statement on the licence of a document: its own, else that of the edition. -->
  <xsl:function name="f:licence" as="element()?">
    <xsl:param name="header" as="element()?"/>
    <xsl:sequence select="
        ($header/fileDesc/publicationStmt/availability[normalize-space() or .//licence/@target],
          $edition/c:edition/c:licence[normalize-space() or @target])[1]"/>
  </xsl:function>

  <xsl:template match="availability" mode="m:trust" as="element()+">
    <xsl:sequence select="f:row(f:label('element.licence'), f:licence-words((.//licence/@target)[1], f:reading-text(.)))"/>
  </xsl:template>

  <xsl:template match="c:licence" mode="m:trust" as="element()+">
    <xsl:sequence select="f:row(f:label('element.licence'), f:licence-words(@target, normalize-space()))"/>
  </xsl:template>

  <!-- Returns the words of a licence, with a link to it. -->
  <xsl:function name="f:licence-words" as="item()">
    <xsl:param name="target" as="xs:string?"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="address" as="xs:string?" select="f:web-address($target)"/>
    <xsl:variable name="said" as="xs:string" select="($words[. ne ''], $target)[1]"/>
    <xsl:choose>
      <xsl:when test="exists($address)">
        <a href="{$address}" rel="license"><xsl:value-of select="$said"/></a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$said"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
